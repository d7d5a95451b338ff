package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After | 7 | 7000",
                "Retry-After | 0.5 | 500",
                "Retry-After | -3 | 0",
                "Retry-After | 1e99 | 3600000",
                "Retry-After | Sun, 29 Nov 2026 10:00:20 GMT | 20000",
                "Retry-After | Sun, 29 Nov 2026 09:00:00 GMT | 0",
                "Retry-After | Sun, 29 Nov 2026 11:00:20 +0100 | 20000",
                "Retry-After | Sunday, 29-Nov-26 10:00:20 GMT | 20000",
                "Retry-After | Sunday, 06-Nov-94 08:49:37 GMT | 0",
                "Retry-After | Sun Nov 29 10:00:20 2026 | 20000",
                "Retry-After | Tue Dec  1 10:00:20 2026 | 3600000",
                "Retry-After | Sunday, after the rest of all that there is to do on a Sunday at 10:00:20 GMT | -1",
                "Retry-After | soon | -1",
                "Retry-After | NaN | -1",
                "retry-after-ms | 1250 | 1250",
            })
    void anApiSaysInManyWaysWhenItWantsToBeAskedAgain(String header, String value, long millis) {
        var headers = MultiMap.caseInsensitiveMultiMap().add(header, value);

        assertEquals(millis, RetryAfter.of(headers, NOW).map(Duration::toMillis).orElse(-1L));
    }
}
