package dev.parley.gateway.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Paces connections that take over one document session again and again: two tabs that both dial again whenever the
/// other has come in would keep a gateway busy for ever. Who comes a few times, as a page that is loaded anew does,
/// waits for nothing. Counted at this gateway, for each person and template.
@ApplicationScoped
public class TakeOvers {
    private static final int MAX_SESSIONS = 50_000;
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    private final long burstNanos;
    private final long paceNanos;
    private final long holdNanos;
    private final LongSupplier nanoTime;
    private final Cache<Place, Turn> turns;

    private record Place(UUID person, String template) {}

    /// When the next one would come in if none came at once.
    private static final class Turn {
        private long due;
        private int beyond;

        private Turn(long due) {
            this.due = due;
        }
    }

    @Inject
    TakeOvers(DocumentConfig config) {
        this(config.takeOversAtOnce(), config.takeOverPace(), config.takeOverHold(), System::nanoTime);
    }

    TakeOvers(int atOnce, Duration pace, Duration hold, LongSupplier nanoTime) {
        this.paceNanos = pace.toNanos();
        this.burstNanos = paceNanos * Math.max(atOnce - 1, 0);
        this.holdNanos = hold.toNanos();
        this.nanoTime = nanoTime;
        this.turns = Caffeine.newBuilder()
                .maximumSize(MAX_SESSIONS)
                .expireAfterAccess(Duration.ofNanos(burstNanos + paceNanos + holdNanos))
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /// Those for whom there is no turn in time come in one after the other all the same: over the last half of the
    /// hold, each as far as may be from those before it.
    private long spread(int number) {
        var part = number * GOLDEN_RATIO;
        return holdNanos - (long) (holdNanos / 2 * (part - Math.floor(part)));
    }

    /// How long the connection that comes now has to wait. From any thread.
    public long nanosToWait(UUID person, @Nullable String template) {
        var now = nanoTime.getAsLong();
        var turn = turns.get(new Place(person, Objects.requireNonNullElse(template, "")), _ -> new Turn(now));
        synchronized (turn) {
            var due = turn.due - now > 0 ? turn.due : now;
            var wait = Math.max(0, due - now - burstNanos);
            if (wait >= holdNanos) {
                return spread(turn.beyond++);
            }
            turn.due = due + paceNanos;
            return wait;
        }
    }
}
