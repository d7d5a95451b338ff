package dev.parley.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// The books of one load: what was sent, what was answered, how late. Messages are numbered over all loads, so that an
/// answer which comes after its load has ended is not taken for one of the next.
final class Run {
    private static final int RING = 1 << 22;
    private static final int RING_MASK = RING - 1;

    private final long firstNumber;
    private final AtomicLongArray startedNanos = new AtomicLongArray(RING);
    private final ConcurrentHistogram latency = new ConcurrentHistogram(120_000_000L, 3);
    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile String firstRefusal;

    Run(long firstNumber) {
        this.firstNumber = firstNumber;
    }

    /// The clock of a message starts: at its intended moment, or now.
    void start(long number, long nanos) {
        startedNanos.set((int) (number & RING_MASK), Math.max(nanos, 1));
        sent.increment();
    }

    /// Whether the answer is to a message of this load which had none yet.
    boolean settle(Answer answer, long nowNanos, byte[] bytes, int offset, int length) {
        if (answer.kind() == Answer.Kind.REFUSED && firstRefusal == null) {
            firstRefusal = new String(bytes, offset, length, StandardCharsets.UTF_8);
        }
        if (answer.message() < firstNumber) {
            return false;
        }
        var started = startedNanos.getAndSet((int) (answer.message() & RING_MASK), 0);
        if (started == 0) {
            return false;
        }
        if (answer.kind() == Answer.Kind.REFUSED) {
            refused.increment();
        } else {
            acknowledged.increment();
            latency.recordValue(Math.clamp((nowNanos - started) / 1000, 0, 119_000_000L));
        }
        return true;
    }

    long sent() {
        return sent.sum();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    long refused() {
        return refused.sum();
    }

    long unanswered() {
        return sent.sum() - acknowledged.sum() - refused.sum();
    }

    Histogram latency() {
        return latency.copy();
    }

    String firstRefusal() {
        return firstRefusal;
    }
}
