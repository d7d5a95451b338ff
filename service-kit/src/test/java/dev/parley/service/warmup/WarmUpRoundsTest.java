package dev.parley.service.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WarmUpRoundsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Queue<Boolean> plays = new ArrayDeque<>();

    private boolean play() {
        return plays.remove();
    }

    @Test
    void itIsOverWhenAllRoundsHaveBeenPlayed() {
        plays.addAll(List.of(true, true, true));
        var rounds = new WarmUpRounds(2, LONG, this::play);
        assertFalse(rounds.isOver());

        rounds.run();

        assertTrue(rounds.isOver());
        assertEquals(1, plays.size());
    }

    @Test
    void aRoundThatCannotBePlayedYetIsPlayedLater() {
        plays.addAll(List.of(false, true));

        new WarmUpRounds(1, LONG, this::play).run();

        assertEquals(0, plays.size());
    }

    @Test
    void whenTheTimeIsOverNoFurtherOneBegins() {
        plays.add(true);
        var rounds = new WarmUpRounds(5, Duration.ofMillis(-1), this::play);
        assertTrue(rounds.isOver());

        rounds.run();

        assertTrue(rounds.isOver());
        assertEquals(1, plays.size());
    }

    @Test
    void aBugKeepsNobodyFromBeingReady() {
        var rounds = new WarmUpRounds(5, LONG, this::play);

        rounds.run();

        assertTrue(rounds.isOver(), "there was no round to play");
    }
}
