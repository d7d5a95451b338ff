package dev.parley.attack.trial;

import dev.parley.attack.innocent.Innocent;
import dev.parley.attack.watch.MemoryWatch;
import dev.parley.soak.stack.ParleyStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The innocent in a hurry, until the gateways grow no more: what a JVM takes for every client is none of an attack's
/// growth.
final class WarmUp {
    private static final Duration LOOK = Duration.ofSeconds(4);
    private static final int MOST_LOOKS = 12;
    private static final int LOOKS_WITHOUT_GROWTH = 2;
    private static final long GROWTH_MB = 2;

    private final ParleyStack stack;
    private final List<Innocent> innocents;

    WarmUp(ParleyStack stack, List<Innocent> innocents) {
        this.stack = stack;
        this.innocents = innocents;
    }

    void lasts() {
        innocents.forEach(innocent -> innocent.hurries(true));
        var before = gateways();
        var still = 0;
        for (var look = 0; look < MOST_LOOKS && still < LOOKS_WITHOUT_GROWTH; look++) {
            LockSupport.parkNanos(LOOK.toNanos());
            var now = gateways();
            still = now - before <= GROWTH_MB ? still + 1 : 0;
            before = Math.max(before, now);
        }
        innocents.forEach(innocent -> innocent.hurries(false));
    }

    private long gateways() {
        return MemoryWatch.now(stack.pids()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("gateway"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
