package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Samples;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final UUID REPLY = UUID.randomUUID();

    private final List<Listener> gone = new ArrayList<>();
    private final Room room =
            new Room(UUID.randomUUID(), ConversationKind.GROUP, 0, (_, listener, _) -> gone.add(listener));
    private final Ear alice = new Ear();
    private final Ear bob = new Ear();

    /// Hears at once, on the caller's thread.
    private static final class Ear implements Listener {
        final UUID person = UUID.randomUUID();
        final List<Object> heard = new ArrayList<>();

        @Override
        public UUID person() {
            return person;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public void hear(List<Told> told) {
            told.forEach(one -> heard.add(
                    switch (one.event()) {
                        case Event.Durable durable -> durable.change().seq();
                        case Event.Passing passing -> passing.ephemeral();
                        default -> one.event();
                    }));
        }

        @Override
        public void giveUp() {
            throw new AssertionError("given up");
        }

        @Override
        public CompletionStage<Boolean> caughtUp() {
            return CompletableFuture.completedFuture(true);
        }
    }

    private static List<Change> changes(long... seqs) {
        return LongStream.of(seqs)
                .<Change>mapToObj(
                        seq -> new Change.ConversationUpdated(seq, "t", null, Visibility.PUBLIC, Instant.EPOCH))
                .toList();
    }

    private static Change removed(long seq, Ear whom) {
        return new Change.ParticipantRemoved(seq, whom.person, false, Instant.EPOCH);
    }

    private void joins(Ear ear, long after) {
        assertEquals(Room.Joined.LIVE, room.join(ear, after, null));
    }

    @Test
    void tellsEachChangeOnceAndInOrderHoweverTheyArrive() {
        joins(alice, 0);

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
        joins(alice, 0);

        assertTrue(room.offer(changes(3), null), "1 and 2 are missing");
        assertFalse(room.offer(changes(4), null), "the repair is under way already");
        assertTrue(room.repaired(), "nothing has come yet");
        room.offer(changes(1, 2), null);
        assertFalse(room.repaired());
        assertEquals(List.of(1L, 2L, 3L, 4L), alice.heard);
    }

    @Test
    void aHeadThatHasMovedOnIsAHole() {
        joins(alice, 7);

        assertFalse(room.moved(7));
        assertTrue(room.moved(8));
    }

    @Test
    void tellsEverybodyButTheOneWhoSaidIt() {
        joins(alice, 0);
        joins(bob, 0);

        room.offer(changes(1), alice);
        room.offer(changes(3), alice);
        room.offer(changes(2), null);

        assertEquals(List.of(1L, 2L, 3L), bob.heard);
        assertEquals(List.of(2L), alice.heard, "its own are left out, also when they had to wait for an earlier one");
    }

    @Test
    void isGivenUpWhenTheLastLeavesAndTakesNobodyAfterwards() {
        joins(alice, 0);
        joins(bob, 0);

        room.leave(alice);
        assertFalse(room.closeIfEmpty());
        room.leave(bob);
        assertTrue(room.closeIfEmpty());
        assertEquals(Room.Joined.CLOSED, room.join(alice, 0, null));
    }

    @Test
    void whoeverHasLeftHearsNothing() {
        joins(alice, 0);
        joins(bob, 0);
        room.leave(alice);

        room.offer(changes(1), null);

        assertEquals(List.of(), alice.heard);
        assertEquals(List.of(1L), bob.heard);
    }

    @Test
    void whoeverIsRemovedHearsThatAndNothingAfterIt() {
        joins(alice, 0);
        joins(bob, 0);

        room.offer(List.of(changes(1).getFirst(), removed(2, bob), changes(3).getFirst()), null);

        assertEquals(List.of(1L, 2L, 3L), alice.heard);
        assertEquals(List.of(1L, 2L), bob.heard);
        assertEquals(List.of(bob), gone);
    }

    @Test
    void anOnlookerHearsNothingOnceTheConversationIsPrivate() {
        joins(alice, 0);
        joins(bob, 0);
        room.onlook(bob);
        var hidden = new Change.ConversationUpdated(1, "t", null, Visibility.PRIVATE, Instant.EPOCH);

        room.offer(List.of(hidden), null);
        room.offer(changes(2), null);

        assertEquals(List.of(1L, 2L), alice.heard);
        assertEquals(List.of(1L), bob.heard);
    }

    @Test
    void anOnlookerThatBecomesAParticipantStays() {
        joins(bob, 0);
        room.onlook(bob);
        var part = new ParticipantView(
                bob.person, 1, "Bob", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);

        room.offer(List.of(new Change.ParticipantAdded(1, part, Instant.EPOCH)), null);
        room.offer(List.of(new Change.ConversationUpdated(2, "t", null, Visibility.PRIVATE, Instant.EPOCH)), null);
        room.offer(changes(3), null);

        assertEquals(List.of(1L, 2L, 3L), bob.heard);
    }

    @Test
    void whoeverComesBehindGoesLiveBetweenTwoChangesWithoutHoleOrRepeat() {
        joins(alice, 0);
        room.offer(changes(1, 2, 3), null);

        assertEquals(Room.Joined.BEHIND, room.join(bob, 1, null));
        room.begin();
        room.offer(changes(4), null);
        assertFalse(room.goLive(bob, 1, 3, null), "2 was told before it began: only the log has it");
        assertTrue(room.goLive(bob, 3, 3, () -> bob.heard.add("synced")));
        room.offer(changes(5), null);

        assertEquals(List.of("synced", 4L, 5L), bob.heard);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), alice.heard);
    }

    @Test
    void whoeverPausesHearsWhatItHasMissedAroundWhatItIsShown() {
        joins(alice, 0);
        room.offer(changes(1), null);

        assertEquals(1, room.pause(alice));
        room.offer(changes(2, 3), null);
        assertTrue(room.goLive(alice, 1, 2, () -> alice.heard.add("snapshot of 2")));
        room.offer(changes(4), null);

        assertEquals(List.of(1L, 2L, "snapshot of 2", 3L, 4L), alice.heard);
    }

    @Test
    void nobodyGoesLiveWhoWasRemovedMeanwhile() {
        joins(alice, 0);
        joins(bob, 0);
        room.pause(bob);

        room.offer(List.of(changes(1).getFirst(), removed(2, bob)), null);

        assertFalse(room.goLive(bob, 0, 0, null), "where its part ends is for the log to tell");
    }

    @Test
    void whatIsNoLongerKeptIsToldAsAGap() {
        joins(alice, 0);

        room.trimmed(5, 9);
        room.offer(changes(5), null);

        assertEquals(List.of(new Event.Gap(room.conversation, 5, 9), 5L), alice.heard);
    }

    @Test
    void typingIsToldToTheOthersAgainAsOftenAsItIsSaidAndToALateComer() {
        joins(alice, 0);
        var types = new Ephemeral.TypingChanged(alice.person, true);
        var carol = new Ear();
        joins(carol, 0);

        room.tell(types);
        room.tell(types);
        joins(bob, 0);
        var stopped = new Ephemeral.TypingChanged(alice.person, false);
        assertFalse(room.endTyping(System.nanoTime() + Passing.TYPING_NANOS), "nobody goes on");

        assertEquals(List.of(types, new Event.TypingRepeated(room.conversation, alice.person), stopped), carol.heard);
        assertEquals(List.of(types, stopped), bob.heard);
        assertEquals(List.of(), alice.heard);
    }

    @Test
    void aReadMarkerNeverGoesBack() {
        joins(alice, 0);
        var far = new Ephemeral.ReadMarked(bob.person, 7, Instant.EPOCH);

        room.tell(far);
        room.tell(new Ephemeral.ReadMarked(bob.person, 5, Instant.EPOCH));
        room.tell(far);

        assertEquals(List.of(far), alice.heard);
    }

    private static Ephemeral.ReplyStarted started(int attempt) {
        return new Ephemeral.ReplyStarted(REPLY, REPLY, REPLY, attempt, "model");
    }

    private static Ephemeral.ReplyDelta delta(int attempt, int offset, String text) {
        return new Ephemeral.ReplyDelta(REPLY, REPLY, attempt, 0, offset, text);
    }

    private static Ephemeral.ReplyReasoning thought(int offset, String text) {
        return new Ephemeral.ReplyReasoning(REPLY, REPLY, 1, offset, text);
    }

    private static String thoughts(Ear ear) {
        var text = new StringBuilder();
        for (var one : ear.heard) {
            if (one instanceof Ephemeral.ReplyReasoning thought) {
                assertEquals(text.length(), thought.offset());
                text.append(thought.text());
            }
        }
        return text.toString();
    }

    private static String assembled(Ear ear) {
        var text = new StringBuilder();
        for (var one : ear.heard) {
            if (one instanceof Ephemeral.ReplyStarted) {
                text.setLength(0);
            } else if (one instanceof Ephemeral.ReplyDelta delta) {
                assertEquals(text.length(), delta.offset());
                text.append(delta.text());
            }
        }
        return text.toString();
    }

    @Test
    void aReplyIsAssembledExactlyByWhoeverWasThereAndWhoeverComesLate() {
        joins(alice, 0);
        room.tell(started(1));
        room.tell(delta(1, 0, "It was "));
        joins(bob, 0);

        room.tell(delta(1, 0, "It was "));
        room.tell(delta(1, 4, "as a dark "));

        assertEquals("It was a dark ", assembled(alice));
        assertEquals("It was a dark ", assembled(bob));
    }

    @Test
    void whatIsMissingOfAReplyIsFetchedAndToldOnce() {
        joins(alice, 0);

        assertTrue(room.tell(delta(1, 7, "a dark ")), "its beginning is missing");
        room.tellReply(started(1), "", "It was a dark ");
        assertTrue(room.tell(delta(1, 20, "night")), "something between is missing");
        room.tellReply(started(1), "", "It was a dark and stormy night");

        assertEquals("It was a dark and stormy night", assembled(alice));
    }

    @Test
    void whoComesLateHearsWhatTheAiHasThoughtBeforeWhatItSays() {
        joins(alice, 0);
        room.tell(started(1));
        room.tell(thought(0, "They ask "));
        room.tell(thought(0, "They ask "));
        room.tell(delta(1, 0, "Once"));
        assertTrue(room.tell(thought(20, "?")), "something between is missing");

        room.tellReply(started(1), "They ask for a tale.", "Once upon");
        joins(bob, 0);

        assertEquals("They ask for a tale.", thoughts(alice));
        assertEquals("They ask for a tale.", thoughts(bob));
        assertEquals("Once upon", assembled(bob));
    }

    @Test
    void anotherAttemptBeginsAgainAndTheOldOneIsNotHeardAnyMore() {
        joins(alice, 0);
        room.tell(started(1));
        room.tell(delta(1, 0, "Once"));

        room.tell(started(2));
        room.tell(delta(1, 4, " upon"));
        room.tell(delta(2, 0, "Twice"));

        assertEquals("Twice", assembled(alice));
    }

    @Test
    void whoIsReadForMeanwhileHearsAfterwardsWhoHasReadAndWhoHasStoppedTyping() {
        joins(alice, 0);
        joins(bob, 0);
        room.tell(new Ephemeral.TypingChanged(bob.person, true));
        alice.heard.clear();

        var after = room.pause(alice);
        var mark = new Ephemeral.ReadMarked(bob.person, 1, Instant.EPOCH);
        room.tell(mark);
        room.tell(new Ephemeral.TypingChanged(bob.person, false));
        assertTrue(room.goLive(alice, after, after, null));

        assertEquals(List.of(new Ephemeral.TypingChanged(bob.person, false), mark), sorted(alice.heard));
    }

    @Test
    void whoIsReadForMeanwhileHearsFirstThatSomebodyWhoIsGoneTypesNoLonger() {
        joins(alice, 0);
        joins(bob, 0);
        room.tell(new Ephemeral.TypingChanged(bob.person, true));
        alice.heard.clear();

        var after = room.pause(alice);
        room.offer(List.of(removed(1, bob)), null);
        assertTrue(room.goLive(alice, after, 1, null));

        assertEquals(List.of(new Ephemeral.TypingChanged(bob.person, false), 1L), alice.heard);
    }

    @Test
    void whoComesHearsHowFarItHasReadElsewhere() {
        var mark = new Ephemeral.ReadMarked(alice.person, 1, Instant.EPOCH);
        room.tell(mark);
        room.tell(new Ephemeral.ReadMarked(bob.person, 1, Instant.EPOCH));

        joins(alice, 0);

        assertEquals(List.of(mark), alice.heard);
    }

    private static List<Object> sorted(List<Object> heard) {
        return heard.stream()
                .sorted(Comparator.comparing(one -> one instanceof Ephemeral.ReadMarked))
                .toList();
    }

    @Test
    void whoOnlyLooksOnHearsNeitherWhoTypesNorHowFarOthersHaveRead() {
        joins(alice, 0);
        room.onlook(bob);
        joins(bob, 0);

        var typing = new Ephemeral.TypingChanged(UUID.randomUUID(), true);
        var read = new Ephemeral.ReadMarked(UUID.randomUUID(), 1, Instant.EPOCH, null);
        room.tell(typing);
        room.tell(typing);
        room.tell(read);
        room.tell(started(1));

        assertEquals(
                List.of(typing, new Event.TypingRepeated(room.conversation, typing.userId()), read, started(1)),
                alice.heard);
        assertEquals(List.of(started(1)), bob.heard);
        assertEquals(List.of(alice), room.members(), "nor who is there");

        room.leave(bob);
        room.onlook(bob);
        joins(bob, 0);
        assertEquals(List.of(started(1), started(1)), bob.heard, "nor on coming again");
    }

    @Test
    void nobodyIsToldOfItsOwnTyping() {
        joins(alice, 0);
        joins(bob, 0);
        room.tell(new Ephemeral.TypingChanged(alice.person, true));
        room.leave(alice);
        joins(alice, 0);

        room.offer(List.of(new Change.MessageSent(1, Samples.message(alice.person, "Hello"), null)), null);

        assertEquals(List.of(1L), alice.heard, "neither on coming again, nor when it ends with the message");
        assertEquals(
                List.of(
                        new Ephemeral.TypingChanged(alice.person, true),
                        new Ephemeral.TypingChanged(alice.person, false),
                        1L),
                bob.heard);
    }

    @Test
    void typingEndsWithItsPersonsPart() {
        joins(alice, 0);
        joins(bob, 0);
        room.tell(new Ephemeral.TypingChanged(alice.person, true));

        room.offer(List.of(removed(1, alice)), null);

        assertEquals(
                List.of(
                        new Ephemeral.TypingChanged(alice.person, true),
                        new Ephemeral.TypingChanged(alice.person, false),
                        1L),
                bob.heard);
        assertFalse(room.endTyping(Long.MAX_VALUE));
    }
}
