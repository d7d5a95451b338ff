package dev.parley.service.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SparingTest {
    private static final long SECOND = 1_000_000_000;

    private final Sparing sparing = new Sparing();

    @Test
    void theFirstIsSaidAndTheNextSecondOnlyCounted() {
        var began = System.nanoTime();
        assertEquals(OptionalLong.of(0), sparing.turn());

        var leftOut = 0;
        var next = sparing.turn();
        while (next.isEmpty()) {
            leftOut++;
            next = sparing.turn();
        }

        assertTrue(System.nanoTime() - began >= SECOND, "said again before a second was over");
        assertEquals(leftOut, next.getAsLong());
    }
}
