package dev.parley.ai.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PeerTurnsTest {
    private final AtomicLong now = new AtomicLong();
    private final PeerTurns turns = new PeerTurns(2, Duration.ofSeconds(5), now::get);

    private void passes(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void eachIsAskedInTurn() {
        assertEquals(List.of(0, 1), turns.next());
        assertEquals(List.of(1, 0), turns.next());
        assertEquals(List.of(0, 1), turns.next());
    }

    @Test
    void whoLeftACallUnansweredIsAskedLastForAWhile() {
        turns.failed(0);

        assertEquals(List.of(1, 0), turns.next());
        assertEquals(List.of(1, 0), turns.next());
        passes(5);
        assertEquals(List.of(0, 1), turns.next());
    }

    @Test
    void whoAnswersAgainHasItsTurnAgain() {
        turns.failed(0);
        turns.answered(0);

        assertEquals(List.of(0, 1), turns.next());
    }

    @Test
    void whereNobodyAnswersEachIsAskedStill() {
        turns.failed(0);
        turns.failed(1);

        assertEquals(List.of(0, 1), turns.next());
        assertEquals(List.of(1, 0), turns.next());
    }
}
