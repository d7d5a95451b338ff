package dev.parley.gateway.limits;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Counts against one [Rate]. Its whole state is the moment at which it will be full again. Not for several threads.
public final class TokenBucket {
    private final Rate rate;
    private final LongSupplier nanoTime;
    private long fullAt;

    public TokenBucket(Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
        this.fullAt = nanoTime.getAsLong();
    }

    /// At least so much of it is used up.
    void isMissing(long nanos) {
        var now = nanoTime.getAsLong();
        if (now + nanos - fullAt > 0) {
            fullAt = now + nanos;
        }
    }

    /// One that was taken was not meant to be.
    void giveBack() {
        fullAt -= rate.nanosEach();
    }

    /// Takes one if there is one.
    public Decision take() {
        return take(1);
    }

    /// Takes so many if there are as many; of more than it ever holds, all it holds.
    public Decision take(long count) {
        if (rate.isUnlimited()) {
            return Decision.ALLOWED;
        }
        var now = nanoTime.getAsLong();
        var nanos = Math.min(count, rate.burst()) * rate.nanosEach();
        // Differences, as System.nanoTime may overflow.
        var missing = Math.max(fullAt - now, 0);
        var wait = missing + nanos - rate.nanosToFill();
        if (wait > 0) {
            return Decision.refused(TimeUnit.NANOSECONDS.toMillis(wait + 999_999));
        }
        fullAt = now + missing + nanos;
        return Decision.ALLOWED;
    }
}
