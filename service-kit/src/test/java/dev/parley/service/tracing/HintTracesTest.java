package dev.parley.service.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HintTracesTest {
    private static final String ONE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void readsWhatItHasWritten() {
        var traces = Map.of(7L, ONE, 8L, ONE.replace('4', '5'));

        assertEquals(traces, HintTraces.read(HintTraces.write(traces)));
    }

    @Test
    void nothingTracedIsNothingTold() {
        assertNull(HintTraces.write(Map.of()));
    }

    @Test
    void tellsOfSixteenAtMost() {
        var traces = new TreeMap<Long, String>();
        for (var seq = 1L; seq <= 20; seq++) {
            traces.put(seq, ONE);
        }

        assertEquals(16, HintTraces.read(HintTraces.write(traces)).size());
    }

    @Test
    void oneThatIsUnfitKeepsNothingFromTheOthers() {
        assertEquals(Map.of(8L, ONE), HintTraces.read("7=forged,8=" + ONE + ",x=" + ONE + ",9"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "=",
                ",,,,",
                "7",
                "-7=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "9999999999999999999=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "\u0661=00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsUnfitIsPassedOver(String text) {
        assertEquals(Map.of(), HintTraces.read(text));
    }

    @Test
    void whatIsTooLongIsPassedOverUnread() {
        assertEquals(Map.of(), HintTraces.read("7=" + ONE + ",".repeat(1 << 20)));
    }
}
