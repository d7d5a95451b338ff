package dev.parley.bench.fanout;

import dev.parley.bench.load.Meter;
import dev.parley.bench.load.WebSocket;
import dev.parley.bench.people.Person;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/// A room with so many messages in flight all the time: one is in flight until everybody has it, then somebody says the
/// next. One thread reads all sockets and writes, since it shares the machine with what it measures.
final class RoomLoad implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    /// What came of a span.
    record Result(long messages, long deliveries, long bytes, Duration took, Histogram latency) {}

    private final Selector selector = Selector.open();
    private final List<WebSocket> people;
    private final String beforeNumber;
    private final String afterNumber;
    private final String end;
    private final Tally tally;
    private int next;
    private int toSay;

    /// @param people connections of everybody in the room
    RoomLoad(Speech speech, Person.Conversation room, List<WebSocket> people, int contentLength) throws IOException {
        this.people = people;
        this.beforeNumber = speech.beforeContent(room) + Tally.NUMBER;
        this.afterNumber =
                " " + "parley ".repeat(contentLength / 7 + 1).substring(0, contentLength) + speech.beforeKey();
        this.end = speech.end();
        this.tally = new Tally(people.size(), speech);
        for (var person : people) {
            person.register(selector, person);
        }
    }

    Result run(int inFlight, Duration length, Meter meter) throws IOException {
        tally.restart();
        meter.begin();
        var start = System.nanoTime();
        toSay = inFlight;
        say();
        var end = start + length.toNanos();
        for (var now = start; now < end; now = System.nanoTime()) {
            listen(end - now);
            say();
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        meter.end();
        var result = new Result(tally.complete(), tally.deliveries(), tally.bytes(), took, tally.latency());
        drain(inFlight);
        return result;
    }

    /// Until everybody has everything.
    private void drain(int inFlight) throws IOException {
        var deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (toSay < inFlight) {
            if (System.nanoTime() > deadline) {
                throw new IOException("%d messages have not reached everybody in %d s".formatted(inFlight - toSay, 10));
            }
            listen(100_000_000);
        }
    }

    private void say() throws IOException {
        for (; toSay > 0; toSay--) {
            var number = tally.send(System.nanoTime());
            var speaker = people.get(next++ % people.size());
            speaker.queue((beforeNumber + number + afterNumber + number + end).getBytes(StandardCharsets.US_ASCII));
            speaker.flush();
        }
    }

    private void listen(long nanos) throws IOException {
        selector.select(Math.max(1, nanos / 1_000_000));
        for (var key : selector.selectedKeys()) {
            var socket = (WebSocket) key.attachment();
            if (key.isWritable()) {
                socket.flush();
            }
            if (key.isReadable()) {
                var now = System.nanoTime();
                socket.read((_, frame, offset, size) -> {
                    if (tally.take(frame, offset, size, now)) {
                        toSay++;
                    }
                });
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (var person : people) {
            person.close();
        }
    }
}
