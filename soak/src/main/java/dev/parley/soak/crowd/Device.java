package dev.parley.soak.crowd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.soak.client.Answer;
import dev.parley.soak.client.Connection;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import dev.parley.soak.model.Ledger;
import dev.parley.soak.model.Replica;
import dev.parley.soak.model.Violations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A phone or a browser of somebody: it keeps what it knows over its connections, and resumes wherever it can.
public final class Device {
    private static final int MOST_RESUMED = 100;
    private static final int PAGE = 100;
    private static final Set<String> NEVER_RIGHT = Set.of("bad_request", "unknown_type", "internal", "unauthenticated");

    private final Person person;
    private final String name;
    private final List<PublicAddress> gateways;
    private final Ledger ledger;
    private final Violations violations;
    private final Figures figures;
    private volatile Replica replica;
    private volatile int gateway;
    private volatile long connectingSince;
    private volatile String stage = "";
    private volatile Line line;
    private volatile long lostAt;

    Device(
            Person person,
            String name,
            List<PublicAddress> gateways,
            int gateway,
            Ledger ledger,
            Violations violations,
            Figures figures) {
        this.person = person;
        this.name = name;
        this.gateways = gateways;
        this.gateway = gateway;
        this.ledger = ledger;
        this.violations = violations;
        this.figures = figures;
        this.replica = new Replica(name, ledger, violations);
    }

    /// One connection; what comes by an earlier one counts no more.
    private final class Line implements Connection.Listener {
        private Connection connection;

        @Override
        public void heard(Frame event) {
            ifCurrent(() -> replica.hears(event));
        }

        @Override
        public void closed(int code) {
            if (line == this) {
                lostAt = lostAt == 0 ? System.nanoTime() : lostAt;
                figures.count("closed " + code);
            }
            wakes();
        }

        void ifCurrent(Runnable action) {
            var current = replica;
            synchronized (current) {
                if (line == this && current == replica) {
                    action.run();
                }
                current.notifyAll();
            }
        }
    }

    private void wakes() {
        var current = replica;
        synchronized (current) {
            current.notifyAll();
        }
    }

    public String name() {
        return name;
    }

    Person person() {
        return person;
    }

    public Replica replica() {
        return replica;
    }

    public boolean isConnected() {
        var current = line;
        return current != null && current.connection != null && current.connection.isOpen();
    }

    /// What keeps it from hearing, for whoever looks into a failure; empty: nothing.
    String condition() {
        var since = connectingSince;
        if (since != 0) {
            return ", " + stage + " gateway " + gateway + " for " + (System.nanoTime() - since) / 1_000_000 + " ms";
        }
        return isConnected() ? ", connected to gateway " + gateway : ", not connected";
    }

    /// Tries the next gateway, and resumes. Whether it worked.
    boolean connects() {
        connectingSince = System.nanoTime();
        figures.serving().asks(this, connectingSince);
        try {
            return connectsToNext();
        } finally {
            connectingSince = 0;
        }
    }

    private boolean connectsToNext() {
        gateway = (gateway + 1) % gateways.size();
        var next = new Line();
        stage = "opening a socket to";
        try {
            next.connection = Connection.open(gateways.get(gateway).socket(), next);
        } catch (IOException away) {
            figures.count("no connection");
            return false;
        }
        stage = "signing in at";
        CompletableFuture<Answer> answer;
        synchronized (replica) {
            var positions = replica.leavesOff(MOST_RESUMED).entrySet().stream()
                    .map(position ->
                            Map.<String, Object>of("conversation_id", position.getKey(), "seq", position.getValue()))
                    .toList();
            var connect = Frame.of(
                    "connect",
                    "token",
                    person.token(),
                    "client",
                    Map.of("name", "soak", "version", "1"),
                    "resume",
                    positions);
            // The person's other device may say something by this line as soon as it is there: after its connect.
            answer = asks(next, connect, replica::connected);
            line = next;
        }
        if (answer.join() instanceof Answer.Ok(var greeting)
                && catchesUp(next)
                && readsOtherLists(greeting.json().path("cursor").asText(null))) {
            replica.allIsListed();
            if (lostAt != 0) {
                figures.resumed(System.nanoTime() - lostAt);
                lostAt = 0;
            }
            return true;
        }
        vanishes();
        return false;
    }

    private boolean catchesUp(Line current) {
        stage = "catching up at";
        var deadline = System.nanoTime() + Connection.PATIENCE.toNanos();
        synchronized (replica) {
            while (!replica.hasCaughtUp() && current.connection.isOpen()) {
                var left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    violations.add(name + ": not everything was synced within 10 s");
                    return false;
                }
                try {
                    replica.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return replica.hasCaughtUp();
        }
    }

    /// The pages of conversation.list that the answer to connect leaves out.
    private boolean readsOtherLists(String furtherPages) {
        stage = "reading lists at";
        for (var status : List.of("active", "archived")) {
            var cursor = status.equals("active") ? furtherPages : null;
            if (status.equals("active") && cursor == null) {
                continue;
            }
            do {
                var answer = asks(
                                Frame.of("conversation.list", "status", status, "limit", PAGE, "cursor", cursor),
                                replica::takeList)
                        .join();
                if (!(answer instanceof Answer.Ok(var page))) {
                    return false;
                }
                cursor = page.json().path("cursor").asText(null);
            } while (cursor != null);
        }
        return looksUpOverlooked();
    }

    /// In which one may take part no longer: so a refusal is right, too.
    private boolean looksUpOverlooked() {
        for (var conversation : replica.overlooked()) {
            var answer = asks(
                            Frame.of("conversation.open", "conversation_id", conversation, "limit", 0),
                            replica::takeOverlooked)
                    .join();
            if (!answer.isOk() && !answer.isRefused()) {
                return false;
            }
        }
        return true;
    }

    Answer does(String type, Object... fields) {
        return asks(Frame.of(type, fields), _ -> {}).join();
    }

    /// `inOrder` sees an `ok` before any later frame, if this is still the connection.
    CompletableFuture<Answer> asks(ObjectNode command, Consumer<Frame> inOrder) {
        var current = line;
        if (current == null) {
            return CompletableFuture.completedFuture(new Answer.Closed());
        }
        return asks(current, command, inOrder);
    }

    private CompletableFuture<Answer> asks(Line by, ObjectNode command, Consumer<Frame> inOrder) {
        var type = command.path("type").asText();
        var begun = System.nanoTime();
        figures.serving().asks(this, begun);
        return by.connection
                .asks(command, frame -> by.ifCurrent(() -> inOrder.accept(frame)))
                .thenApply(answer -> noted(type, begun, answer));
    }

    private Answer noted(String type, long begun, Answer answer) {
        var now = System.nanoTime();
        figures.answered(now - begun);
        if (answer.isOk() || answer.isRefused()) {
            figures.serving().isServed(this, now);
        }
        switch (answer) {
            case Answer.Ok _ -> figures.count(type);
            case Answer.Refused(var code, var message) -> {
                figures.count("refused " + code);
                if (NEVER_RIGHT.contains(code)) {
                    violations.add(name + ": " + type + " was refused: " + code + ", " + message);
                }
            }
            case Answer.Closed _ -> figures.count("closed instead of an answer");
            case Answer.Silence _ ->
                violations.add(name + ": " + type + " was neither answered nor closed within 10 s");
        }
        return answer;
    }

    void says(String type, Object... fields) {
        line.connection.says(Frame.of(type, fields));
    }

    void vanishes() {
        leave(Connection::vanishes);
    }

    void saysGoodbye() {
        leave(Connection::leaves);
    }

    private void leave(Consumer<Connection> how) {
        Line old;
        synchronized (replica) {
            old = line;
            line = null;
        }
        if (old != null) {
            how.accept(old.connection);
        }
    }

    /// Like a new device of the same person.
    void forgetsEverything() {
        vanishes();
        replica = new Replica(name, ledger, violations);
    }
}
