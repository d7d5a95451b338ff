package dev.parley.gateway.batch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = Admission.unlessWaiting(Duration.ofMillis(100), Duration.ofMillis(500));
    private long millis;

    private void aBatchDeparts(long afterMillis, long waitedMillis, boolean leavesOthersBehind) {
        millis += afterMillis;
        admission.departs(
                TimeUnit.MILLISECONDS.toNanos(waitedMillis), leavesOthersBehind, TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void closesWhereEachBatchHasWaitedTooLongForAWhile() {
        aBatchDeparts(0, 101, true);
        aBatchDeparts(499, 300, true);
        assertTrue(admission.isOpen());

        aBatchDeparts(1, 300, true);
        assertFalse(admission.isOpen());
    }

    @Test
    void staysOpenWhereOneOfThemHasNot() {
        aBatchDeparts(0, 101, true);
        aBatchDeparts(300, 100, true);
        aBatchDeparts(300, 101, true);

        assertTrue(admission.isOpen());
    }

    @Test
    void staysOpenHoweverSlowTheBatchesAreWhereEachTakesAllThatWaits() {
        aBatchDeparts(0, 2000, false);
        aBatchDeparts(2000, 2000, false);

        assertTrue(admission.isOpen());
    }

    @Test
    void opensWithTheFirstBatchThatLeavesInTime() {
        aBatchDeparts(0, 101, true);
        aBatchDeparts(500, 101, true);
        assertFalse(admission.isOpen());

        aBatchDeparts(1, 99, true);
        assertTrue(admission.isOpen());
    }

    @Test
    void opensWithTheFirstBatchThatLeavesNobodyBehind() {
        aBatchDeparts(0, 101, true);
        aBatchDeparts(500, 101, true);

        aBatchDeparts(1, 101, false);
        assertTrue(admission.isOpen());
    }
}
