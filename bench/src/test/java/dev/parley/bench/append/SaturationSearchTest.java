package dev.parley.bench.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class SaturationSearchTest {
    private final SaturationSearch search = new SaturationSearch();

    @Test
    void widensWhileItPays() {
        reach(1000, 2000, 3900, 7000, 7100, 7000);
        assertFalse(search.goesOn());
        assertEquals(8, search.best());
    }

    @Test
    void oneDisappointmentIsNotTheEnd() {
        reach(1000, 990, 1500, 1490, 1480);
        assertFalse(search.goesOn());
        assertEquals(4, search.best());
    }

    @Test
    void endsAtTheWidestWindowHoweverMuchItStillPays() {
        for (var rate = 1000; search.goesOn(); rate *= 2) {
            search.reached(rate);
        }
        assertEquals(64, search.best());
    }

    private void reach(double... rates) {
        for (var rate : rates) {
            search.reached(rate);
        }
    }
}
