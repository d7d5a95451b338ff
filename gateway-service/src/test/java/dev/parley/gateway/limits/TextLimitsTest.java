package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody says much in few pieces.
class TextLimitsTest {
    private static final int BURST = 10_000;
    private static final int PER_SECOND = 1_000;

    private final AtomicLong now = new AtomicLong();
    private final UUID alice = UUID.randomUUID();
    private final TextLimits limits = new TextLimits(
            LimitsSettings.of(Map.of(
                    "gateway.limits.text-bytes-burst", "" + BURST,
                    "gateway.limits.text-bytes-per-second", "" + PER_SECOND)),
            now::get);

    @Test
    void soMuchAtOnceAndThenSoMuchASecond() {
        assertTrue(limits.take(alice, "x".repeat(BURST)).allowed());
        assertEquals(1000, limits.take(alice, "x".repeat(PER_SECOND)).retryAfterMillis());

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertTrue(limits.take(alice, "x".repeat(PER_SECOND)).allowed());
        assertFalse(limits.take(alice, "x").allowed());
        assertTrue(limits.take(UUID.randomUUID(), "x").allowed(), "another person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "語", "👍"})
    void everyCharacterCountsAsItsBytes(String character) {
        var bytes = character.getBytes(StandardCharsets.UTF_8).length;
        var fit = BURST / bytes;
        assertTrue(limits.take(alice, character.repeat(fit)).allowed());
        assertEquals(BURST % bytes, left());
    }

    private int left() {
        var left = 0;
        while (limits.take(alice, "x").allowed()) {
            left++;
        }
        return left;
    }

    @Test
    void nothingCountsAsNothing() {
        limits.take(alice, "x".repeat(BURST));
        assertTrue(limits.take(alice, "").allowed());
        assertTrue(limits.take(alice, null).allowed());
    }

    @Test
    void whatIsLongerThanAllThatMayBeSaidAtOnceTakesAllOfIt() {
        assertTrue(limits.take(alice, "x".repeat(BURST * 2)).allowed());
        assertFalse(limits.take(alice, "x").allowed());
    }
}
