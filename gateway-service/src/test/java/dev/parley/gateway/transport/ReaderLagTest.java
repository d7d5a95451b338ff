package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReaderLagTest {
    private static final int RATE = 2_048;
    private static final int LARGE = 1_048_576;

    private final ReaderLag lag = new ReaderLag(RATE);
    private long seconds = 1_000;

    /// A second later.
    private double afterASecond(boolean waits, long taken) {
        seconds++;
        return lag.nanos(seconds * 1_000_000_000, waits, taken) / 1e9;
    }

    @Test
    void aReaderThatTakesNothingIsLateForAllThatTime() {
        assertEquals(0, afterASecond(true, 0), "since now");
        assertEquals(1, afterASecond(true, 0));
        assertEquals(2, afterASecond(true, 0));
    }

    @Test
    void aDrippingReaderIsLateAlthoughItTakesSomethingAllTheTime() {
        var late = 0.0;
        for (var second = 0; second <= 12; second++) {
            late = afterASecond(true, second % 8 == 7 ? 100 : 0);
        }
        assertTrue(late > 11, "late " + late);
    }

    @Test
    void aReaderAtTheSlowestRateIsNeverLate() {
        for (var taken = 0; taken < LARGE; taken += RATE) {
            assertEquals(0, afterASecond(true, RATE));
        }
    }

    @Test
    void beingQuickIsNotSavedUp() {
        afterASecond(true, 0);
        assertEquals(0, afterASecond(true, 100L * LARGE));
        assertEquals(1, afterASecond(true, 0));
    }

    @Test
    void whoHasTakenEverythingBeginsAnew() {
        afterASecond(true, 0);
        afterASecond(true, 0);
        assertEquals(0, afterASecond(false, 10));
        assertEquals(0, afterASecond(true, 0));
        lag.begin();
        assertEquals(0, afterASecond(true, 0));
    }
}
