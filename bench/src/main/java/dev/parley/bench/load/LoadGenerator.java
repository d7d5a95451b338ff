package dev.parley.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Offers a server messages over many connections and times its answers. One thread reads all connections, one sends;
/// it shares the machine with what it measures, so it does as little as it can.
public final class LoadGenerator implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final List<Connection> connections;
    private final Selector selector = Selector.open();
    private final AtomicLong numbers = new AtomicLong();
    private final Thread reader = Thread.ofPlatform().daemon().name("reader").unstarted(this::readForEver);
    private volatile Run run = new Run(0);
    private volatile boolean refill;
    private volatile IOException broken;
    private volatile boolean closed;

    private LoadGenerator(List<Connection> connections) throws IOException {
        this.connections = connections;
        for (var connection : connections) {
            connection.register(selector);
        }
        reader.start();
    }

    /// One connection for each token, signed in and with a thread of its own.
    public static LoadGenerator connect(URI address, List<String> tokens, int contentLength) throws IOException {
        var content = "parley ".repeat(contentLength / 7 + 1).substring(0, contentLength);
        var connections = new ArrayList<Connection>();
        for (var token : tokens) {
            connections.add(Connection.signedIn(address, token, content));
        }
        return new LoadGenerator(connections);
    }

    public LoadResult run(Load load, Meter meter) throws IOException {
        var books = new Run(numbers.get());
        run = books;
        meter.begin();
        var start = System.nanoTime();
        switch (load) {
            case Load.OpenLoop open -> {
                send(Schedule.of(start, open.perSecond(), open.length()), books);
                awaitAnswers(books);
            }
            case Load.ClosedWindow closedWindow -> {
                refill = true;
                fill(closedWindow.window(), books);
                sleepUntil(start + closedWindow.length().toNanos());
                refill = false;
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        meter.end();
        var acknowledged = books.acknowledged();
        awaitAnswers(books);
        return new LoadResult(
                load,
                books.sent(),
                acknowledged,
                books.refused(),
                books.unanswered(),
                took,
                books.latency(),
                Optional.ofNullable(books.firstRefusal()));
    }

    private void send(Schedule schedule, Run books) throws IOException {
        var sent = 0L;
        while (sent < schedule.count()) {
            complainIfBroken();
            var due = schedule.due(System.nanoTime());
            for (; sent < due; sent++) {
                var number = numbers.getAndIncrement();
                var connection = connections.get((int) (number % connections.size()));
                books.start(number, schedule.intendedNanos(sent));
                connection.queueMessage(number);
                connection.flush();
            }
            if (sent < schedule.count()) {
                LockSupport.parkNanos(schedule.intendedNanos(sent) - System.nanoTime());
            }
        }
    }

    private void fill(int window, Run books) throws IOException {
        for (var connection : connections) {
            for (var i = 0; i < window; i++) {
                sendNext(connection, books);
            }
            connection.flush();
        }
    }

    private void sendNext(Connection connection, Run books) {
        var number = numbers.getAndIncrement();
        books.start(number, System.nanoTime());
        connection.queueMessage(number);
    }

    private void awaitAnswers(Run books) throws IOException {
        var deadline = System.nanoTime() + GRACE.toNanos();
        while (books.unanswered() > 0 && System.nanoTime() < deadline) {
            complainIfBroken();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void sleepUntil(long nanos) throws IOException {
        for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            complainIfBroken();
            LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
        }
    }

    private void complainIfBroken() throws IOException {
        if (broken != null) {
            throw broken;
        }
    }

    private void readForEver() {
        while (!closed) {
            try {
                selector.select(key -> {
                    var connection = (Connection) key.attachment();
                    try {
                        if (key.isWritable()) {
                            connection.flush();
                        }
                        if (key.isReadable()) {
                            read(connection);
                        }
                    } catch (IOException trouble) {
                        key.cancel();
                        broken = trouble;
                    }
                });
            } catch (IOException trouble) {
                broken = trouble;
                return;
            }
        }
    }

    private void read(Connection connection) throws IOException {
        var books = run;
        var now = System.nanoTime();
        var next = new int[1];
        connection.read((_, bytes, offset, length) -> {
            var answer = Answer.read(bytes, offset, length);
            if (answer.kind() != Answer.Kind.OTHER && books.settle(answer, now, bytes, offset, length) && refill) {
                sendNext(connection, books);
                next[0]++;
            }
        });
        if (next[0] > 0) {
            connection.flush();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        for (var connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
