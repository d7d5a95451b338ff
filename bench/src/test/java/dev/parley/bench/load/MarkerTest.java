package dev.parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkerTest {
    private final Marker marker = new Marker("\"n\":");

    @Test
    void findsItsTextWhereverItHasMovedTo() {
        assertEquals(7, number("{\"n\":7}"));
        assertEquals(42, number("{\"n\":42}"));
        assertEquals(8, number("{\"before\":1,\"n\":8}"));
        assertEquals(9, number("{\"n\":9}"));
    }

    @Test
    void isNotMisledByBytesOutsideOfTheFrame() {
        var bytes = "{\"n\":1}".getBytes(StandardCharsets.US_ASCII);
        assertTrue(marker.endIn(bytes, 0, bytes.length) > 0);
        assertEquals(-1, marker.endIn(bytes, 0, 4));
        assertEquals(-1, marker.endIn(bytes, 2, 5));
    }

    @Test
    void tellsWhetherAFrameBeginsWithIt() {
        var bytes = "\"n\":1".getBytes(StandardCharsets.US_ASCII);
        assertTrue(marker.begins(bytes, 0, bytes.length));
        assertFalse(marker.begins(bytes, 0, 3));
        assertFalse(marker.begins(bytes, 1, 4));
    }

    private long number(String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Marker.number(bytes, marker.endIn(bytes, 0, bytes.length), bytes.length);
    }
}
