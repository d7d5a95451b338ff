package dev.parley.service.watchdog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private long looks;
    private long seconds;
    private final Freshness freshness =
            new Freshness(Duration.ofSeconds(10), () -> looks, () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void whoGoesOnLookingIsNotLost() {
        for (var ask = 0; ask < 10; ask++) {
            assertFalse(freshness.isLost());
            seconds += 30;
            looks++;
        }
    }

    @Test
    void whoLooksNoMoreIsLostOnceThatHasBeenNoticed() {
        assertFalse(freshness.isLost());
        seconds += 11;
        assertFalse(freshness.isLost(), "it may just have been stopped with the whole process");
        seconds += 1;
        assertFalse(freshness.isLost());
        seconds += 5;
        assertTrue(freshness.isLost());
    }

    /// Asked by a monitor before its own watchdog has come to look.
    @Test
    void aProcessThatWasStoppedForLongIsNotLost() {
        assertFalse(freshness.isLost());
        seconds += 600;
        assertFalse(freshness.isLost());
        looks++;
        assertFalse(freshness.isLost());
        seconds += 600;
        assertFalse(freshness.isLost());
    }
}
