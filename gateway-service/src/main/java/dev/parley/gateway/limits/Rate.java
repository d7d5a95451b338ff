package dev.parley.gateway.limits;

import java.time.Duration;

/// How often something may happen: `burst` times at once, and then once every `nanosEach`, so that what was used up
/// comes back steadily rather than all at once at the end of a minute.
public record Rate(long burst, long nanosEach) {
    /// Never limits.
    public static final Rate UNLIMITED = new Rate(0, 0);

    /// `times` in every `span`, all of them at once if need be; 0 times means no limit.
    public static Rate of(int times, Duration span) {
        return burst(times, times, span);
    }

    /// `times` in every `span` in the long run, up to `burst` at once.
    public static Rate burst(int burst, int times, Duration span) {
        return times <= 0 ? UNLIMITED : new Rate(Math.max(burst, 1), Math.max(span.toNanos() / times, 1));
    }

    /// So many times as often.
    Rate times(int factor) {
        return isUnlimited() ? this : new Rate(burst * factor, Math.max(nanosEach / factor, 1));
    }

    boolean isUnlimited() {
        return nanosEach == 0;
    }

    /// Time in which an empty bucket is full again.
    long nanosToFill() {
        return burst * nanosEach;
    }
}
