package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final Rate HUNDRED_A_MINUTE = Rate.of(100, Duration.ofMinutes(1));

    /// Shortly before System.nanoTime overflows, as it may.
    private final AtomicLong nanoTime =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(2).toNanos());

    @Test
    void lendsItsBurstAndThenSaysHowLongToWait() {
        var bucket = new TokenBucket(HUNDRED_A_MINUTE, nanoTime::get);

        assertEquals(100, takes(bucket, 150));
        assertEquals(new Decision(false, 600), bucket.take());
        passes(Duration.ofMillis(599));
        assertEquals(new Decision(false, 1), bucket.take());
        passes(Duration.ofMillis(1));
        assertEquals(Decision.ALLOWED, bucket.take());
        assertEquals(new Decision(false, 600), bucket.take());
    }

    @Test
    void refillsSteadilySoThatOneASecondPassesAfterABurst() {
        var bucket = new TokenBucket(HUNDRED_A_MINUTE, nanoTime::get);
        takes(bucket, 150);

        for (var second = 0; second < 300; second++) {
            passes(Duration.ofSeconds(1));
            assertTrue(bucket.take().allowed(), "second " + second);
        }
    }

    @Test
    void holdsNoMoreThanItsBurstHoweverLongItRests() {
        var bucket = new TokenBucket(Rate.burst(5, 1, Duration.ofSeconds(1)), nanoTime::get);
        passes(Duration.ofDays(400));

        assertEquals(5, takes(bucket, 20));
        passes(Duration.ofSeconds(3));
        assertEquals(3, takes(bucket, 20));
    }

    @Test
    void zeroIsNoLimit() {
        assertEquals(10_000, takes(new TokenBucket(Rate.of(0, Duration.ofMinutes(1)), nanoTime::get), 10_000));
    }

    @Test
    void aConnectionsTypesAreCountedEachByItself() {
        var limits = new FrameLimits(HUNDRED_A_MINUTE, Set.of("ping", "typing"), nanoTime::get);

        assertEquals(
                100,
                IntStream.range(0, 200)
                        .filter(_ -> limits.take("ping").allowed())
                        .count());
        assertEquals(
                100,
                IntStream.range(0, 200)
                        .filter(_ -> limits.take("typing").allowed())
                        .count());
        assertEquals(
                100,
                IntStream.range(0, 200)
                        .filter(type -> limits.take("invented-" + type).allowed())
                        .count());
        assertFalse(limits.take(null).allowed());
    }

    private static long takes(TokenBucket bucket, int attempts) {
        return IntStream.range(0, attempts).filter(_ -> bucket.take().allowed()).count();
    }

    private void passes(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
