package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:00:00Z, 2026-11-21T12:00:00.000Z",
        "2026-11-21T12:00:00.007999Z, 2026-11-21T12:00:00.007Z",
        "2026-11-21T12:00:00.123456Z, 2026-11-21T12:00:00.123Z",
        "2026-12-31T23:59:59.999Z, 2026-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00.5Z, 1970-01-01T00:00:00.500Z"
    })
    void hasMillisecondsAndNoMore(Instant time, String text) {
        assertEquals(text, WireTime.of(time));
        assertEquals(text, WireTime.of(time), "also the second time in that second");
    }
}
