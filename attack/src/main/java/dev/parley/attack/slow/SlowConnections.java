package dev.parley.attack.slow;

import dev.parley.attack.scenario.Finding;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.scenario.Target;
import dev.parley.attack.wire.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Connections of every slow kind at once, of which none may be open after ten seconds.
public record SlowConnections(String name, int each) implements Scenario {
    private static final Duration CLOSED = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration DRIP = Duration.ofSeconds(1);

    @Override
    public String sentence() {
        return "%d connections of each slow kind: %s"
                .formatted(
                        each,
                        String.join(
                                ", ",
                                java.util.Arrays.stream(Slowness.values())
                                        .map(Slowness::toString)
                                        .toList()));
    }

    @Override
    public void strikes(Target target) throws Exception {
        var kinds = Slowness.values();
        var open = new EnumMap<Slowness, AtomicInteger>(Slowness.class);
        for (var kind : kinds) {
            open.put(kind, new AtomicInteger());
        }
        target.attacks(kinds.length * each, CLOSED.plusSeconds(15), number -> {
            var kind = kinds[number % kinds.length];
            if (isOpenAfter(target, kind, number)) {
                open.get(kind).incrementAndGet();
            }
        });
        for (Map.Entry<Slowness, AtomicInteger> entry : open.entrySet()) {
            target.finds(Finding.atMost(
                    entry.getKey() + " open after " + CLOSED.toSeconds() + " s",
                    0,
                    entry.getValue().get()));
        }
    }

    private boolean isOpenAfter(Target target, Slowness kind, int number) throws IOException {
        var wire = target.wire(Source.ofMany(number));
        var begun = System.nanoTime();
        wire.writes(kind.beginning());
        if (kind.endsItsSide()) {
            wire.endsWriting();
        }
        Thread.ofVirtual().start(() -> {
            try {
                while (!kind.drop().isEmpty()
                        && System.nanoTime() - begun < CLOSED.plus(GRACE).toNanos()) {
                    LockSupport.parkNanos(DRIP.toNanos());
                    wire.writes(kind.drop());
                }
            } catch (IOException closed) {
                // As it should be.
            }
        });
        var left = CLOSED.plus(GRACE).toNanos() - (System.nanoTime() - begun);
        return !wire.isEndedWithin(Duration.ofMillis(TimeUnit.NANOSECONDS.toMillis(left)));
    }
}
