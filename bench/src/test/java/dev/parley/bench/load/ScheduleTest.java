package dev.parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long START = 5_000_000_000L;
    private final Schedule schedule = Schedule.of(START, 2000, Duration.ofSeconds(3));

    @Test
    void offersTheRateForTheWholeLength() {
        assertEquals(6000, schedule.count());
        assertEquals(START, schedule.intendedNanos(0));
        assertEquals(START + 2_999_500_000L, schedule.intendedNanos(5999));
    }

    @Test
    void nothingIsDueBeforeTheStartAndTheFirstMessageAtIt() {
        assertEquals(0, schedule.due(START - 1));
        assertEquals(1, schedule.due(START));
    }

    @Test
    void aMessageIsDueAtItsMomentAndNotANanosecondEarlier() {
        for (var index = 1; index < 6000; index += 7) {
            assertEquals(index, schedule.due(schedule.intendedNanos(index) - 1));
            assertEquals(index + 1, schedule.due(schedule.intendedNanos(index)));
        }
    }

    @Test
    void whoeverIsLateOwesAllThatWasDueMeanwhile() {
        assertEquals(2001, schedule.due(START + 1_000_000_000L));
        assertEquals(6000, schedule.due(START + 60_000_000_000L));
    }

    @Test
    void aRateThatDividesNoNanosecondDoesNotDrift() {
        var third = Schedule.of(START, 3, Duration.ofSeconds(10));
        assertEquals(START + 1_000_000_000L, third.intendedNanos(3));
        assertEquals(START + 9_000_000_000L, third.intendedNanos(27));
    }
}
