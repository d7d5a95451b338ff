package dev.parley.service.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Rounds rounds = new Rounds(List.of(new TurningLoop("it stands", loop::add)), 4);

    @Test
    void aLoopThatTurnsBetweenTwoLooksIsWell() {
        for (var look = 0; look < 20; look++) {
            assertFalse(rounds.look());
            turn();
        }

        assertTrue(rounds.verdict().well());
        assertTrue(loop.isEmpty(), "one question at a time");
    }

    @Test
    void aLoopThatStandsIsSuspectAndThenLost() {
        assertFalse(rounds.look());
        for (var look = 0; look < 3; look++) {
            assertFalse(rounds.look());
        }
        assertFalse(rounds.verdict().well());
        assertEquals("it stands", rounds.verdict().reason());

        assertFalse(rounds.look());
        assertTrue(rounds.look());
    }

    @Test
    void aLoopThatComesBackInTimeIsForgiven() {
        rounds.look();
        for (var look = 0; look < 4; look++) {
            assertFalse(rounds.look());
        }
        turn();

        assertFalse(rounds.look());
        assertTrue(rounds.verdict().well());
    }

    /// However long nobody looked (a stopped process, a long collection), that was one look.
    @Test
    void timeInWhichNobodyLookedDoesNotCount() {
        rounds.look();
        rounds.look();
        turn();
        assertFalse(rounds.look());
        assertTrue(rounds.verdict().well());
    }

    @Test
    void aProcessThatOnlyCollectsGarbageIsNotWell() {
        var clock = new long[2];
        var garbage = new Garbage(95, () -> clock[0], () -> clock[1]);

        clock[0] += 960;
        clock[1] += 1000;
        assertFalse(garbage.isWell());

        clock[0] += 500;
        clock[1] += 1000;
        assertTrue(garbage.isWell());
    }

    @Test
    void whatCannotEvenBeLookedAtIsNotWell() {
        var rounds = new Rounds(List.of(new Unseen()), 2);

        assertFalse(rounds.look());
        assertFalse(rounds.look());
        assertFalse(rounds.verdict().well());
        assertTrue(rounds.look());
        assertEquals(3, rounds.looks());
    }

    private static final class Unseen implements Concern {
        @Override
        public String name() {
            return "nobody can see it";
        }

        @Override
        public boolean isWell() {
            throw new NoClassDefFoundError("of the one who looks");
        }
    }

    private void turn() {
        for (var task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }
}
