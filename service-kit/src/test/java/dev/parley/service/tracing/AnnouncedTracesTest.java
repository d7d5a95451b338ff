package dev.parley.service.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.log.Announcement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an announcement says of traces, beside what it says of old.
class AnnouncedTracesTest {
    private static final Map<Long, String> TRACES =
            Map.of(7L, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    @Test
    void standBeforeTheNumbersWithAnOrigin() {
        var text = Announcement.durable("gateway-1", HintTraces.write(TRACES), 7, 8, "[]")
                .text();

        assertTrue(text.startsWith(Announcement.tracedMark("gateway-1")), text);
        var read = Announcement.read(text);
        assertEquals("gateway-1", read.origin());
        assertEquals(7, read.firstSeq());
        assertEquals(8, read.lastSeq());
        assertEquals("[]", read.json());
        assertEquals(TRACES, HintTraces.read(read.traces()));
    }

    @Test
    void standThereWithoutOne() {
        var read = Announcement.read(
                Announcement.durable(null, HintTraces.write(TRACES), 7, 7, "[]").text());

        assertNull(read.origin());
        assertEquals(TRACES, HintTraces.read(read.traces()));
    }

    @Test
    void areNotThereWhereNothingIsTraced() {
        var text = Announcement.durable("gateway-1", null, 7, 8, "[]").text();

        assertEquals("@gateway-1 7 8 []", text);
        assertNull(Announcement.read(text).traces());
    }

    @Test
    void keepNothingFromBeingToldWhereTheyAreUnfit() {
        var read = Announcement.read("@gateway-1;what;is,this=? 7 8 []");

        assertEquals("gateway-1", read.origin());
        assertEquals(7, read.firstSeq());
        assertEquals(Map.of(), HintTraces.read(read.traces()));
    }
}
