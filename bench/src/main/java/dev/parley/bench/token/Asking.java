package dev.parley.bench.token;

import dev.parley.bench.load.Marker;
import dev.parley.bench.load.Meter;
import dev.parley.bench.load.Schedule;
import dev.parley.bench.load.WebSocket;
import dev.parley.bench.people.People;
import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/// People who ask the AI in turns, evenly spaced, whatever became of the questions before (an open loop), and hear its
/// first words.
final class Asking implements AutoCloseable {
    private static final long PATIENCE_NANOS = 5_000_000_000L;

    /// From the moment a message should have been sent to the first word, the provider's own time, and the one without
    /// the other: in microseconds.
    record Result(long asked, long answered, Histogram whole, Histogram provider, Histogram over) {}

    private record Question(WebSocket socket, String conversation) {}

    private final Selector selector = Selector.open();
    private final List<Question> questions = new ArrayList<>();
    private final Marker delta = new Marker("{\"type\":\"reply.delta\"");
    private final Marker text = new Marker("\"text\":\"" + Provider.NUMBER);
    private final Marker error = new Marker("{\"type\":\"error\"");
    private final Marker later = new Marker("\"retryable\":true");
    private final Provider provider;
    private final String content;
    private long numbers = 1;
    private long first;
    private long[] intended = new long[0];
    /// Of this run, as more came than could be stored: they stay unanswered.
    private long refused;
    private Result result;

    Asking(People people, int conversations, int contentLength, Provider provider) throws IOException {
        this.provider = provider;
        this.content = " " + "parley ".repeat(contentLength / 7 + 1).substring(0, contentLength);
        for (var round = 0; round < conversations; round++) {
            for (var person : people.all()) {
                questions.add(new Question(person.socket(), person.createConversation("ai", List.of())));
            }
        }
        for (var person : people.all()) {
            person.socket().register(selector, person.socket());
        }
    }

    Result run(double perSecond, Duration length, Meter meter) throws IOException {
        first = numbers;
        refused = 0;
        var count = Math.round(perSecond * length.toNanos() / 1e9);
        intended = new long[Math.toIntExact(count)];
        result = new Result(count, 0, histogram(), histogram(), histogram());
        meter.begin();
        var schedule = Schedule.of(System.nanoTime(), perSecond, length);
        for (var sent = 0L; sent < schedule.count(); ) {
            for (var due = schedule.due(System.nanoTime()); sent < due; sent++) {
                ask(schedule.intendedNanos(sent));
            }
            if (sent < schedule.count()) {
                listen(schedule.intendedNanos(sent));
            }
        }
        meter.end();
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (result.whole.getTotalCount() + refused < count && System.nanoTime() < deadline) {
            listen(System.nanoTime() + 50_000_000);
        }
        return new Result(count, result.whole.getTotalCount(), result.whole, result.provider, result.over);
    }

    private void ask(long intendedNanos) throws IOException {
        var number = numbers++;
        intended[(int) (number - first)] = intendedNanos;
        var question = questions.get((int) (number % questions.size()));
        question.socket.queue(
                ("{\"type\":\"message.send\",\"ref\":\"m\",\"conversation_id\":\"%s\",\"key\":\"%d\",\"content\":\"%s%d%s\"}")
                        .formatted(question.conversation, number, Provider.NUMBER, number, content)
                        .getBytes(StandardCharsets.US_ASCII));
        question.socket.flush();
    }

    /// Until something has come, or the moment.
    private void listen(long untilNanos) throws IOException {
        var millis = (untilNanos - System.nanoTime()) / 1_000_000;
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (var key : selector.selectedKeys()) {
            var socket = (WebSocket) key.attachment();
            if (key.isWritable()) {
                socket.flush();
            }
            if (key.isReadable()) {
                var now = System.nanoTime();
                socket.read((_, frame, offset, length) -> take(frame, offset, length, now));
            }
        }
        selector.selectedKeys().clear();
    }

    private void take(byte[] frame, int offset, int length, long now) throws IOException {
        if (error.begins(frame, offset, length)) {
            if (later.endIn(frame, offset, length) >= 0) {
                refused++;
                return;
            }
            throw new IOException("refused: " + new String(frame, offset, length, StandardCharsets.UTF_8));
        }
        var at = delta.begins(frame, offset, length) ? text.endIn(frame, offset, length) : -1;
        if (at < 0) {
            return;
        }
        var number = Marker.number(frame, at, offset + length);
        var index = number - first;
        if (index < 0 || index >= intended.length || intended[(int) index] == 0) {
            return;
        }
        var whole = now - intended[(int) index];
        intended[(int) index] = 0;
        var own = provider.tookNanos(number);
        result.whole.recordValue(micros(whole));
        result.provider.recordValue(micros(own));
        result.over.recordValue(micros(whole - own));
    }

    private static long micros(long nanos) {
        return Math.clamp(nanos / 1000, 0, 59_000_000L);
    }

    private static Histogram histogram() {
        return new Histogram(60_000_000L, 3);
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
