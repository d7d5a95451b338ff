package dev.parley.attack.unread;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.Source;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Requests one behind the other, of which no answer is read.
///
/// @param requests on each connection
/// @param target a path whose answer is larger than the request
public record UnreadAnswers(String name, int connections, int requests, String target) implements Scenario {
    private static final Duration TIME = Duration.ofSeconds(16);
    private static final Duration CUT = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;

    @Override
    public String sentence() {
        return "%d connections send %d × GET %s one behind the other and read nothing"
                .formatted(connections, requests, target);
    }

    @Override
    public void strikes(Target stack) throws Exception {
        var some = Bytes.repeated(Bytes.request("GET", target), AT_ONCE);
        var cut = new AtomicInteger();
        var begun = System.nanoTime();
        stack.attacks(connections, CUT, number -> {
            var wire = stack.wire(Source.one());
            try {
                for (var sent = 0; sent < requests && System.nanoTime() - begun < TIME.toNanos(); sent += AT_ONCE) {
                    wire.writes(some);
                    stack.struck();
                }
                // Whoever reads nothing does not see that it was cut; whoever writes does.
                while (true) {
                    wire.writes("G");
                    java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
                }
            } catch (java.io.IOException ended) {
                if (System.nanoTime() - begun < CUT.toNanos()) {
                    cut.incrementAndGet();
                }
                throw ended;
            }
        });
        stack.finds(new Finding(
                "cut off within " + CUT.toSeconds() + " s", cut + " of " + connections, cut.get() == connections));
    }
}
