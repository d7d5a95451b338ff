package dev.parley.attack.flood;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// One member of a large group gives it new names without pause, before clients that read it anew each time.
public final class Renaming implements Scenario {
    private static final int PEOPLE = 15;
    private static final Duration BETWEEN = Duration.ofMillis(10);
    /// For the last name, and for everybody to be shown it.
    private static final Duration IN_THE_END = Duration.ofSeconds(6);

    private static final String LAST = "the last name";

    private final int sockets;
    private final int listeners;
    private final Duration time;
    private Crowd crowd;

    public Renaming(int sockets, int listeners, Duration time) {
        this.sockets = sockets;
        this.listeners = listeners;
        this.time = time;
    }

    @Override
    public String name() {
        return "renaming";
    }

    @Override
    public String sentence() {
        return "one person on %d sockets renames a group of which %d clients read each change"
                .formatted(sockets, listeners);
    }

    @Override
    public void prepares(Target target) throws Exception {
        crowd = Crowd.gathers(target, PEOPLE);
    }

    @Override
    public void strikes(Target target) throws Exception {
        var end = System.nanoTime() + time.toNanos();
        var upToDate = new AtomicInteger();
        var closed = new AtomicInteger();
        target.attacks(listeners + sockets, time.plus(IN_THE_END), number -> {
            if (number < listeners) {
                looks(target, number, upToDate, closed);
            } else {
                renames(target, end);
                if (number == listeners) {
                    renamesForTheLastTime(target);
                }
            }
        });
        target.finds(Finding.atMost("clients closed", 0, closed.get()));
        target.finds(new Finding(
                "clients that are shown the last name",
                upToDate.get() + " of " + listeners,
                upToDate.get() == listeners));
    }

    /// Until it is shown the last name.
    private void looks(Target target, int number, AtomicInteger upToDate, AtomicInteger closed) throws IOException {
        var socket = target.socket(Source.ofMany(number), "/?token=" + crowd.listener(number));
        socket.wire().waitsFor(time.plus(IN_THE_END));
        while (true) {
            var heard = socket.reads();
            if (heard.opcode() == Bytes.CLOSE) {
                closed.incrementAndGet();
                return;
            }
            if (heard.text().contains(LAST)) {
                upToDate.incrementAndGet();
                return;
            }
        }
    }

    private void renames(Target target, long end) throws IOException {
        var socket = target.signedIn(Source.one(), crowd.attacker());
        for (var turn = 0; System.nanoTime() < end; turn++) {
            socket.says(rename("name " + turn));
            socket.hears(frame -> frame.has("ref"));
            target.lingers(BETWEEN);
        }
    }

    private void renamesForTheLastTime(Target target) throws IOException {
        target.lingers(Duration.ofSeconds(1));
        var socket = target.signedIn(Source.one(), crowd.attacker());
        var answer = "";
        while (!answer.equals("ok")) {
            socket.says(rename(LAST));
            answer = socket.hears(frame -> frame.has("ref")).type();
            target.lingers(BETWEEN);
        }
    }

    private ObjectNode rename(String title) {
        return Frame.of("conversation.update", "ref", "r", "conversation_id", crowd.group(), "title", title);
    }
}
