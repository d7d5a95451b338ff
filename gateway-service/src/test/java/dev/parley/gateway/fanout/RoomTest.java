package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room(UUID.randomUUID(), 0);
    private final Ear alice = new Ear();
    private final Ear bob = new Ear();

    /// Hears at once, on the caller's thread.
    private static final class Ear implements Listener {
        final List<Long> heard = new ArrayList<>();

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public void hear(List<Told> told) {
            told.forEach(one -> heard.add(((Event.Durable) one.event()).change().seq()));
        }
    }

    private static List<Change> changes(long... seqs) {
        return LongStream.of(seqs)
                .<Change>mapToObj(seq -> new Change.ConversationCreated(seq, Instant.EPOCH))
                .toList();
    }

    @Test
    void tellsEachChangeOnceAndInOrderHoweverTheyArrive() {
        room.join(alice, 0);

        room.offer(changes(1, 2), null);
        room.offer(changes(2), null);
        room.offer(changes(5, 4), null);
        room.offer(changes(3), null);
        room.offer(changes(1, 2, 3, 4, 5), null);
        room.offer(changes(6), null);

        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), alice.heard);
    }

    @Test
    void asksForOneRepairOfAHoleAndForAnotherOnlyWhenThatHasEnded() {
        room.join(alice, 0);

        assertTrue(room.offer(changes(3), null), "1 and 2 are missing");
        assertFalse(room.offer(changes(4), null), "the repair is under way already");
        assertTrue(room.repaired(), "nothing has come yet");
        room.offer(changes(1, 2), null);
        assertFalse(room.repaired());
        assertEquals(List.of(1L, 2L, 3L, 4L), alice.heard);
    }

    @Test
    void aHeadThatHasMovedOnIsAHole() {
        room.join(alice, 7);

        assertFalse(room.moved(7));
        assertTrue(room.moved(8));
    }

    @Test
    void tellsEverybodyButTheOneWhoSaidIt() {
        room.join(alice, 0);
        room.join(bob, 0);

        room.offer(changes(1), alice);
        room.offer(changes(3), alice);
        room.offer(changes(2), null);

        assertEquals(List.of(1L, 2L, 3L), bob.heard);
        assertEquals(List.of(2L), alice.heard, "its own are left out, also when they had to wait for an earlier one");
    }

    @Test
    void isGivenUpWhenTheLastLeavesAndTakesNobodyAfterwards() {
        room.join(alice, 0);
        room.join(bob, 0);

        assertFalse(room.leave(alice));
        assertTrue(room.leave(bob));
        assertFalse(room.join(alice, 0));
    }

    @Test
    void whoeverHasLeftHearsNothing() {
        room.join(alice, 0);
        room.join(bob, 0);
        room.leave(alice);

        room.offer(changes(1), null);

        assertEquals(List.of(), alice.heard);
        assertEquals(List.of(1L), bob.heard);
    }
}
