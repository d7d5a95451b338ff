package dev.parley.session.support;

import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.token.SignedHints;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Hears all that is published on a Redis and signed, as a gateway does.
public final class Ear implements AutoCloseable {
    public record Heard(String channel, String text) {}

    private final SignedHints hints = new SignedHints(RealStores.SECRET, Clock.systemUTC());
    private final Socket socket;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    public Ear(RedisProcess redis) throws IOException {
        socket = new Socket("localhost", redis.port());
        socket.getOutputStream().write("PSUBSCRIBE *\r\n".getBytes(StandardCharsets.UTF_8));
        var in = new BufferedInputStream(socket.getInputStream());
        readArray(in); // Subscribed from here on.
        Thread.ofVirtual().start(() -> listen(in));
    }

    /// The next text on that channel; others are skipped.
    public String next(String channel) throws InterruptedException {
        return await(channel, Duration.ofSeconds(10))
                .orElseThrow(() -> new AssertionError("Nothing was announced on " + channel));
    }

    /// The announcement of the change `seq`; those before it may still be on their way when one begins to listen.
    public Announcement announced(UUID conversation, long seq) throws InterruptedException {
        while (true) {
            var next = Announcement.read(next(Channels.conversation(conversation)));
            if (next.durable() && next.lastSeq() >= seq) {
                return next;
            }
        }
    }

    /// The next thing told of a conversation that is no entry of its log.
    public Announcement passing(UUID conversation) throws InterruptedException {
        while (true) {
            var next = Announcement.read(next(Channels.conversation(conversation)));
            if (!next.durable()) {
                return next;
            }
        }
    }

    public Optional<String> await(String channel, Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            var next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null || next.channel.equals(channel)) {
                return Optional.ofNullable(next).map(Heard::text);
            }
        }
    }

    private void listen(InputStream in) {
        try {
            while (true) {
                var message = readArray(in);
                if (message[0].equals("pmessage")) {
                    var said = hints.open(message[2], message[3].getBytes(StandardCharsets.UTF_8));
                    if (said.fault() == null) {
                        heard.add(new Heard(message[2], said.text()));
                    }
                }
            }
        } catch (IOException e) {
            // Closed, or Redis is gone: nothing more is heard.
        }
    }

    private static String[] readArray(InputStream in) throws IOException {
        var values = new String[Integer.parseInt(line(in).substring(1))];
        for (var index = 0; index < values.length; index++) {
            var head = line(in);
            if (head.startsWith(":")) {
                values[index] = head.substring(1);
                continue;
            }
            values[index] = new String(in.readNBytes(Integer.parseInt(head.substring(1))), StandardCharsets.UTF_8);
            line(in);
        }
        return values;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The end");
            }
            line.append((char) next);
        }
        in.read();
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
