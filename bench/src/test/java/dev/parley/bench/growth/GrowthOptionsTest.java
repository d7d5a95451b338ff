package dev.parley.bench.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthOptionsTest {
    @Test
    void fillsInAMillionUnlessToldOtherwise() {
        assertEquals(1_000_000, GrowthOptions.parse(List.of()).messages());
        assertEquals(
                10_000_000,
                GrowthOptions.parse(List.of("--messages", "10000000")).messages());
    }

    @Test
    void refusesSoFewThatTheyAreNoGrowth() {
        assertThrows(IllegalArgumentException.class, () -> GrowthOptions.parse(List.of("--messages", "1000")));
    }

    @Test
    void itsPageFitsATerminal() {
        GrowthOptions.HELP.lines().forEach(line -> assertTrue(line.length() <= 110, line));
    }
}
