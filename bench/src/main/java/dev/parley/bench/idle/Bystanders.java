package dev.parley.bench.idle;

import dev.parley.bench.load.WebSocket;
import dev.parley.bench.people.People;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// People who say nothing; they answer the server's pings and hear what comes.
final class Bystanders implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<People> all = new ArrayList<>();
    private long frames;

    Bystanders() throws IOException {}

    /// From now on these are some of them, and closed with them.
    void join(People people) throws IOException {
        all.add(people);
        for (var person : people.all()) {
            person.socket().register(selector, person.socket());
        }
    }

    /// A server that closes one of them fails this.
    void stay(Duration time) throws IOException {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            selector.select(left);
            for (var key : selector.selectedKeys()) {
                var socket = (WebSocket) key.attachment();
                if (key.isWritable()) {
                    socket.flush();
                }
                if (key.isReadable()) {
                    socket.read((_, _, _, _) -> frames++);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /// Heard so far, pings apart.
    long frames() {
        return frames;
    }

    @Override
    public void close() throws IOException {
        for (var people : all) {
            people.close();
        }
        selector.close();
    }
}
