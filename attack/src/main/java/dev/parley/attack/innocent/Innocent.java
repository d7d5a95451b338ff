package dev.parley.attack.innocent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.soak.client.Answer;
import dev.parley.soak.client.Connection;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Somebody who means no harm: says something, looks back, pings, and now and then another device of the same person
/// signs in. One thing after the other, each measured.
public final class Innocent implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ROUNDS_A_SIGN_IN = 20;
    private static final int PAGE = 20;

    private final PublicAddress gateway;
    private final String token;
    private final Thread thread;
    private volatile Experience experience = new Experience();
    private volatile Duration pause = PAUSE;
    private volatile boolean going = true;
    /// The last round of which everything was answered, when it began; 0: none yet.
    private volatile long lastGoodRound;

    private Device device;
    private String conversation;
    private long said;

    private Innocent(PublicAddress gateway, String token) {
        this.gateway = gateway;
        this.token = token;
        thread = Thread.ofVirtual().unstarted(this::goesOn);
    }

    public static Innocent at(PublicAddress gateway) {
        var subject = "innocent-" + Long.toHexString(System.nanoTime());
        var innocent = new Innocent(gateway, gateway.token(subject, "an innocent person"));
        innocent.thread.start();
        return innocent;
    }

    /// From now on it is measured anew.
    public Experience beginsAnew() {
        experience = new Experience();
        return experience;
    }

    /// Without any pause, until it is to have pauses again.
    public void hurries(boolean wanted) {
        pause = wanted ? Duration.ZERO : PAUSE;
    }

    /// Whether everything of a round that began after this moment (`System.nanoTime`) was answered.
    public boolean isWellSince(long moment) {
        return lastGoodRound - moment > 0 && lastGoodRound != 0;
    }

    private void goesOn() {
        for (var round = 0; going; round++) {
            var begun = System.nanoTime();
            if (isConnected()
                    && says()
                    && looksBack()
                    && pings()
                    && (round % ROUNDS_A_SIGN_IN != 0 || signsInAgain())) {
                lastGoodRound = begun;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        if (device != null) {
            device.leaves();
        }
    }

    private boolean isConnected() {
        if (device != null && device.connection.isOpen()) {
            return true;
        }
        try {
            device = signsIn();
            if (conversation == null) {
                conversation = gathers();
            }
            return true;
        } catch (IOException refused) {
            experience.suffered("no sign-in: " + refused.getMessage());
            return false;
        }
    }

    private boolean signsInAgain() {
        try {
            signsIn().leaves();
            return true;
        } catch (IOException refused) {
            experience.suffered("no sign-in: " + refused.getMessage());
            return false;
        }
    }

    private Device signsIn() throws IOException {
        var measured = experience;
        var begun = System.nanoTime();
        var opened = new Device();
        opened.connection = Connection.open(gateway.socket(), opened);
        var answer =
                opened.asks(Frame.of("connect", "token", token, "client", Map.of("name", "innocent", "version", "1")));
        measured.took(Deed.SIGN_IN, System.nanoTime() - begun);
        if (!answer.isOk()) {
            opened.vanishes();
            throw new IOException(answer.toString());
        }
        return opened;
    }

    private String gathers() throws IOException {
        var answer = device.asks(
                Frame.of("conversation.create", "kind", "group", "title", "a group", "participants", List.of()));
        if (answer instanceof Answer.Ok(var frame)) {
            return frame.at("conversation").path("id").asText();
        }
        throw new IOException(answer.toString());
    }

    private boolean says() {
        return does(
                Deed.SEND,
                Frame.of(
                        "message.send",
                        "conversation_id",
                        conversation,
                        "key",
                        "k" + ++said,
                        "content",
                        "innocent words ".repeat(20),
                        "ai",
                        "never"));
    }

    private boolean looksBack() {
        return does(Deed.HISTORY, Frame.of("message.history", "conversation_id", conversation, "limit", PAGE));
    }

    private boolean pings() {
        return does(Deed.PING, Frame.of("ping"));
    }

    private boolean does(Deed deed, ObjectNode command) {
        var measured = experience;
        var begun = System.nanoTime();
        var answer = device.asks(command);
        measured.took(deed, System.nanoTime() - begun);
        if (answer.isOk()) {
            return true;
        }
        if (isInAHurry()
                && answer instanceof Answer.Refused refused
                && refused.code().equals("rate_limited")) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            return true;
        }
        if (going) {
            measured.suffered(deed + ": " + answer);
        }
        if (answer instanceof Answer.Silence) {
            device.vanishes();
        }
        return false;
    }

    /// Then it asks for more than anybody may, and is told so.
    private boolean isInAHurry() {
        return pause.isZero();
    }

    /// One of its connections. However it ends, unless by ourselves: that is trouble, be it between two deeds.
    private final class Device implements Connection.Listener {
        private Connection connection;
        private volatile boolean leaving;

        Answer asks(ObjectNode command) {
            return connection.asks(command).join();
        }

        void leaves() {
            leaving = true;
            connection.leaves();
        }

        void vanishes() {
            leaving = true;
            connection.vanishes();
        }

        @Override
        public void heard(Frame event) {
            // What others say is not what is measured.
        }

        @Override
        public void closed(int code) {
            if (going && !leaving) {
                experience.suffered("cut off with " + code);
            }
        }
    }

    @Override
    public void close() {
        going = false;
        try {
            thread.join(Duration.ofSeconds(12));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
