package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Test
    void growsFromOneSecondToThirtyAndStaysThere() {
        assertTrue(most(1) <= 2_000, "at most two seconds after the first failure");
        assertTrue(most(3) > 4_000 && most(3) <= 8_000);
        assertTrue(most(1_000_000) > 15_000 && most(1_000_000) <= 30_000);
        assertTrue(delays(1_000_000).allMatch(delay -> delay >= 1_000));
    }

    @Test
    void isNotTheSameForEverybody() {
        assertTrue(delays(5).distinct().count() > 100);
    }

    @Test
    void worksWhereThereIsNothingToChoose() {
        assertEquals(Duration.ofMillis(5), new Backoff(Duration.ofMillis(5), Duration.ofMillis(5)).after(3));
    }

    private long most(int failures) {
        return delays(failures).max(Long::compare).orElseThrow();
    }

    private Stream<Long> delays(int failures) {
        return IntStream.range(0, 500).mapToObj(i -> backoff.after(failures).toMillis());
    }
}
