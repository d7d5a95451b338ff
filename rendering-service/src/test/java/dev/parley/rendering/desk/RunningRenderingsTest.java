package dev.parley.rendering.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RunningRenderingsTest {
    private long now;
    private final RunningRenderings running = new RunningRenderings(() -> now);

    @Test
    void countsFromTheBeginningWhereNothingRan() throws Exception {
        running.run(() -> null);
        now = 1000;

        assertEquals(0, running.nanosWithoutResult());
        running.run(() -> {
            now += 7;
            assertEquals(7, running.nanosWithoutResult());
            return null;
        });
        assertEquals(0, running.nanosWithoutResult());
    }

    @Test
    void countsAnewWhenOneOfSeveralEnds() throws Exception {
        running.run(() -> {
            now = 10;
            running.run(() -> null);
            now = 14;
            assertEquals(4, running.nanosWithoutResult());
            return null;
        });
    }
}
