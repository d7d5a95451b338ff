package dev.parley.attack.flood;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// One member of a large group begins and ceases to type on many sockets, as fast as each of them may say anything.
public final class TypingFlood implements Scenario {
    private static final int PEOPLE = 15;
    private static final Duration BETWEEN = Duration.ofMillis(10);
    /// A change each 250 ms, and what may be told at once.
    private static final int TOLD_A_SECOND = 4;

    private static final int TOLD_AT_ONCE = 20;

    private final int sockets;
    private final int listeners;
    private final Duration time;
    private Crowd crowd;

    public TypingFlood(int sockets, int listeners, Duration time) {
        this.sockets = sockets;
        this.listeners = listeners;
        this.time = time;
    }

    @Override
    public String name() {
        return "typing-flood";
    }

    @Override
    public String sentence() {
        return "one person on %d sockets toggles typing before %d listeners".formatted(sockets, listeners);
    }

    @Override
    public void prepares(Target target) throws Exception {
        crowd = Crowd.gathers(target, PEOPLE);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var most = new AtomicInteger();
        target.attacks(listeners + sockets, time, number -> {
            if (number < listeners) {
                listens(target, number, most);
            } else {
                toggles(target);
            }
        });
        target.finds(Finding.that("listeners are told", most.get() > 0));
        target.finds(Finding.atMost(
                "changes one listener is told of", TOLD_AT_ONCE + TOLD_A_SECOND * time.toSeconds(), most.get()));
    }

    private void listens(Target target, int number, AtomicInteger most) throws IOException {
        var socket = target.signedIn(Source.ofMany(number), crowd.listener(number));
        socket.wire().waitsFor(time);
        for (var told = 1; ; told++) {
            socket.hears(frame -> frame.type().equals("typing.changed"));
            most.accumulateAndGet(told, Math::max);
            target.struck();
        }
    }

    private void toggles(Target target) throws IOException {
        var socket = target.signedIn(Source.one(), crowd.attacker());
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    socket.reads();
                }
            } catch (IOException cut) {
                // It is over.
            }
        });
        for (var typing = true; ; typing = !typing) {
            socket.says(Frame.of("typing.set", "ref", "t", "conversation_id", crowd.group(), "typing", typing));
            target.struck();
            target.lingers(BETWEEN);
        }
    }
}
