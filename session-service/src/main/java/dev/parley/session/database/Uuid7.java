package dev.parley.session.database;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Ids in the order of their making (UUID version 7): a millisecond, twelve bits that count on within it, and chance.
public final class Uuid7 {
    private static final AtomicLong LAST = new AtomicLong();
    private static final Clock CLOCK = Clock.systemUTC();

    private Uuid7() {}

    /// Greater than every id made before in this process.
    public static UUID next() {
        var now = CLOCK.millis() << 12;
        var stamp = LAST.updateAndGet(last -> Math.max(now, last + 1));
        return of(
                stamp >>> 12, (int) (stamp & 0xFFF), ThreadLocalRandom.current().nextLong());
    }

    /// Not greater than any id made at that moment or later.
    public static UUID floor(Instant moment) {
        return of(moment.toEpochMilli(), 0, 0);
    }

    private static UUID of(long millis, int count, long chance) {
        return new UUID(millis << 16 | 0x7000 | count, chance & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }
}
