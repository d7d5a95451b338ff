package dev.parley.service.log;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What may go wrong a thousand times a second is logged once a second, with the count of what was left out.
public final class Sparing {
    private static final long NANOS = 1_000_000_000;

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final LongAdder leftOut = new LongAdder();

    /// How many were left out since the last line; empty when this one is to be left out, too.
    public OptionalLong turn() {
        var now = System.nanoTime();
        var due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + NANOS)) {
            return OptionalLong.of(leftOut.sumThenReset());
        }
        leftOut.increment();
        return OptionalLong.empty();
    }
}
