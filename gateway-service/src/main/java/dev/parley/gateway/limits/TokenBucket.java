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
        if (rate.isUnlimited()) {
            return Decision.ALLOWED;
        }
        var now = nanoTime.getAsLong();
        // Differences, as System.nanoTime may overflow.
        var missing = Math.max(fullAt - now, 0);
        var wait = missing + rate.nanosEach() - rate.nanosToFill();
        if (wait > 0) {
            return Decision.refused(TimeUnit.NANOSECONDS.toMillis(wait + 999_999));
        }
        fullAt = now + missing + rate.nanosEach();
        return Decision.ALLOWED;
    }
}
