package dev.parley.soak.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Moments are seconds since the beginning.
class ServingTest {
    private final Serving serving = new Serving(0);

    private static long at(double seconds) {
        return (long) (seconds * 1_000_000_000);
    }

    /// So many answers a second, evenly, until then.
    private void answers(double from, double to, int perSecond) {
        for (var moment = from; moment < to - 1e-6; moment += 1.0 / perSecond) {
            serving.isServed("everybody", at(moment + 1e-6));
        }
    }

    private Duration longest(double now) {
        return serving.waitedWithin(1, at(now));
    }

    @Test
    void whoAsksTwiceInVainWaitsSinceTheFirstTime() {
        serving.asks("phone", at(1));
        serving.asks("phone", at(3));
        serving.isServed("phone", at(4));

        assertEquals(Duration.ofSeconds(3), longest(9));
    }

    @Test
    void aWaitThatHasNotEndedCounts() {
        serving.asks("phone", at(1));

        assertEquals(Duration.ofSeconds(8), longest(9));
    }

    @Test
    void whoAsksNothingWaitsForNothing() {
        serving.asks("phone", at(1));
        serving.isServed("phone", at(1.5));

        assertEquals(Duration.ofMillis(500), longest(60));
    }

    @Test
    void theSpeedIsFullAgainAfterTheLastSlowSecond() {
        answers(0, 5, 100);
        answers(5, 8, 20);
        answers(8, 12, 100);

        var slow = serving.slowAfter(at(5), at(12));

        assertTrue(slow.compareTo(Duration.ofSeconds(3)) > 0 && slow.compareTo(Duration.ofMillis(3900)) < 0, "" + slow);
        assertEquals(100, serving.perSecondUntil(at(5)), 1);
    }

    @Test
    void whatSlowsNobodyDownIsNoSlowness() {
        answers(0, 12, 100);

        assertEquals(Duration.ZERO, serving.slowAfter(at(5), at(12)));
    }

    @Test
    void silenceLastsUntilNow() {
        answers(0, 5, 100);

        assertEquals(Duration.ofSeconds(4), serving.slowAfter(at(5), at(9)));
    }
}
