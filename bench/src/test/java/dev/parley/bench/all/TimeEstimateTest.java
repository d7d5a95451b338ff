package dev.parley.bench.all;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeEstimateTest {
    private final TimeEstimate estimate = new TimeEstimate(_ -> Duration.ofMinutes(2));
    private final List<Turn> left =
            List.of(new Turn(2, "append", "A"), new Turn(2, "append", "B"), new Turn(2, "idle", "A"));

    @Test
    void beginsWithWhatIsExpectedOfEachBenchmark() {
        assertEquals(Duration.ofMinutes(6), estimate.of(left));
    }

    @Test
    void goesByWhatTheSameTurnTookBefore() {
        estimate.took(new Turn(1, "append", "A"), Duration.ofMinutes(10));
        estimate.took(new Turn(1, "idle", "A"), Duration.ofMinutes(1));
        assertEquals(Duration.ofMinutes(13), estimate.of(left));
    }

    @Test
    void isToldInHoursAndMinutes() {
        assertEquals("1 min", TimeEstimate.text(Duration.ofSeconds(20)));
        assertEquals("1 h 10 min", TimeEstimate.text(Duration.ofMinutes(70)));
    }
}
