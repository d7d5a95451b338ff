package dev.parley.stack.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void startsAtOnceWhatDiesForTheFirstTime() {
        assertEquals(Duration.ZERO, backOff.afterLifeOf(Duration.ZERO));
    }

    @Test
    void waitsLongerAndLongerForWhatKeepsDying() {
        var waits = Stream.generate(() -> backOff.afterLifeOf(Duration.ZERO).toMillis())
                .limit(9)
                .toList();

        assertEquals(java.util.List.of(0L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L), waits);
    }

    @Test
    void forgetsAllThatAfterALongLife() {
        backOff.afterLifeOf(Duration.ZERO);
        backOff.afterLifeOf(Duration.ZERO);

        assertEquals(Duration.ZERO, backOff.afterLifeOf(BackOff.LONG_LIFE));
        assertEquals(Duration.ZERO, backOff.afterLifeOf(Duration.ZERO));
    }
}
