package dev.parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RunTest {
    private final Run run = new Run(100);

    @Test
    void measuresFromTheMomentTheMessageShouldHaveBeenSent() {
        run.start(100, 1_000_000);
        assertTrue(settle(Answer.Kind.ACKNOWLEDGED, 100, 8_000_000));
        assertEquals(7000, run.latency().getMaxValue(), 4);
        assertEquals(1, run.acknowledged());
    }

    @Test
    void countsAnAnswerOnce() {
        run.start(100, 1);
        assertTrue(settle(Answer.Kind.ACKNOWLEDGED, 100, 10));
        assertFalse(settle(Answer.Kind.ACKNOWLEDGED, 100, 20));
        assertEquals(1, run.acknowledged());
    }

    @Test
    void leavesAnswersToAnEarlierLoadAlone() {
        assertFalse(settle(Answer.Kind.ACKNOWLEDGED, 99, 10));
        assertEquals(0, run.acknowledged());
    }

    @Test
    void keepsRefusedAndUnansweredApartFromAcknowledged() {
        run.start(100, 1);
        run.start(101, 1);
        run.start(102, 1);
        settle(Answer.Kind.ACKNOWLEDGED, 100, 10);
        settle(Answer.Kind.REFUSED, 101, 10);
        assertEquals(3, run.sent());
        assertEquals(1, run.acknowledged());
        assertEquals(1, run.refused());
        assertEquals(1, run.unanswered());
        assertEquals("no", run.firstRefusal());
        assertEquals(1, run.latency().getTotalCount());
    }

    private boolean settle(Answer.Kind kind, long number, long now) {
        return run.settle(new Answer(kind, number), now, "no".getBytes(), 0, 2);
    }
}
