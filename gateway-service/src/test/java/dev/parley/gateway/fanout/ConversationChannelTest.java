package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Samples;
import dev.parley.gateway.support.RecordingListener;
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
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConversationChannelTest {
    private static final UUID REPLY = UUID.randomUUID();

    private final List<Listener> gone = new ArrayList<>();
    private final ConversationChannel conversationChannel = new ConversationChannel(
            UUID.randomUUID(), ConversationKind.GROUP, 0, (_, listener, _) -> gone.add(listener));
    private final RecordingListener alice = new RecordingListener();
    private final RecordingListener bob = new RecordingListener();

    /// What is said of the conversation itself, without its id.
    private static List<Object> heard(RecordingListener listener) {
        return listener.heard.stream()
                .map(one -> one instanceof Event.Ephemeral(var _, var ephemeral) ? ephemeral : one)
                .toList();
    }

    private static List<Change> changes(long... seqs) {
        return LongStream.of(seqs)
                .<Change>mapToObj(
                        seq -> new Change.ConversationUpdated(seq, "t", null, Visibility.PUBLIC, Instant.EPOCH))
                .toList();
    }

    private static Change removed(long seq, RecordingListener whom) {
        return new Change.ParticipantRemoved(seq, whom.person, false, Instant.EPOCH);
    }

    private void joins(RecordingListener listener, long after) {
        assertEquals(ConversationChannel.Joined.LIVE, conversationChannel.join(listener, after, null));
    }

    @Test
    void tellsEachChangeOnceAndInOrderHoweverTheyArrive() {
        joins(alice, 0);

        conversationChannel.offer(changes(1, 2), null);
        conversationChannel.offer(changes(2), null);
        conversationChannel.offer(changes(5, 4), null);
        conversationChannel.offer(changes(3), null);
        conversationChannel.offer(changes(1, 2, 3, 4, 5), null);
        conversationChannel.offer(changes(6), null);

        assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), heard(alice));
    }

    @Test
    void asksForOneRepairOfAHoleAndForAnotherOnlyWhenThatHasEnded() {
        joins(alice, 0);

        assertTrue(conversationChannel.offer(changes(3), null), "1 and 2 are missing");
        assertFalse(conversationChannel.offer(changes(4), null), "the repair is under way already");
        assertTrue(conversationChannel.repaired(), "nothing has come yet");
        conversationChannel.offer(changes(1, 2), null);
        assertFalse(conversationChannel.repaired());
        assertEquals(List.of(1L, 2L, 3L, 4L), heard(alice));
    }

    @Test
    void aHeadThatHasMovedOnIsAHole() {
        joins(alice, 7);

        assertFalse(conversationChannel.moved(7));
        assertTrue(conversationChannel.moved(8));
    }

    @Test
    void tellsEverybodyButTheOneWhoSaidIt() {
        joins(alice, 0);
        joins(bob, 0);

        conversationChannel.offer(changes(1), alice);
        conversationChannel.offer(changes(3), alice);
        conversationChannel.offer(changes(2), null);

        assertEquals(List.of(1L, 2L, 3L), heard(bob));
        assertEquals(List.of(2L), heard(alice), "its own are left out, also when they had to wait for an earlier one");
    }

    @Test
    void isGivenUpWhenTheLastLeavesAndTakesNobodyAfterwards() {
        joins(alice, 0);
        joins(bob, 0);

        conversationChannel.leave(alice);
        assertFalse(conversationChannel.closeIfEmpty());
        conversationChannel.leave(bob);
        assertTrue(conversationChannel.closeIfEmpty());
        assertEquals(ConversationChannel.Joined.CLOSED, conversationChannel.join(alice, 0, null));
    }

    @Test
    void whoeverHasLeftHearsNothing() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.leave(alice);

        conversationChannel.offer(changes(1), null);

        assertEquals(List.of(), heard(alice));
        assertEquals(List.of(1L), heard(bob));
    }

    @Test
    void whoeverIsRemovedHearsThatAndNothingAfterIt() {
        joins(alice, 0);
        joins(bob, 0);

        conversationChannel.offer(
                List.of(changes(1).getFirst(), removed(2, bob), changes(3).getFirst()), null);

        assertEquals(List.of(1L, 2L, 3L), heard(alice));
        assertEquals(List.of(1L, 2L), heard(bob));
        assertEquals(List.of(bob), gone);
    }

    @Test
    void anOnlookerHearsNothingOnceTheConversationIsPrivate() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.onlook(bob);
        var hidden = new Change.ConversationUpdated(1, "t", null, Visibility.PRIVATE, Instant.EPOCH);

        conversationChannel.offer(List.of(hidden), null);
        conversationChannel.offer(changes(2), null);

        assertEquals(List.of(1L, 2L), heard(alice));
        assertEquals(List.of(1L), heard(bob));
    }

    @Test
    void anOnlookerThatBecomesAParticipantStays() {
        joins(bob, 0);
        conversationChannel.onlook(bob);
        var part = new ParticipantView(
                bob.person, 1, "Bob", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);

        conversationChannel.offer(List.of(new Change.ParticipantAdded(1, part, Instant.EPOCH)), null);
        conversationChannel.offer(
                List.of(new Change.ConversationUpdated(2, "t", null, Visibility.PRIVATE, Instant.EPOCH)), null);
        conversationChannel.offer(changes(3), null);

        assertEquals(List.of(1L, 2L, 3L), heard(bob));
    }

    @Test
    void whoeverComesBehindGoesLiveBetweenTwoChangesWithoutHoleOrRepeat() {
        joins(alice, 0);
        conversationChannel.offer(changes(1, 2, 3), null);

        assertEquals(ConversationChannel.Joined.BEHIND, conversationChannel.join(bob, 1, null));
        conversationChannel.begin();
        conversationChannel.offer(changes(4), null);
        assertFalse(conversationChannel.goLive(bob, 1, 3, null), "2 was told before it began: only the log has it");
        assertTrue(conversationChannel.goLive(bob, 3, 3, () -> bob.heard.add("synced")));
        conversationChannel.offer(changes(5), null);

        assertEquals(List.of("synced", 4L, 5L), heard(bob));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), heard(alice));
    }

    @Test
    void whoeverPausesHearsWhatItHasMissedAroundWhatItIsShown() {
        joins(alice, 0);
        conversationChannel.offer(changes(1), null);

        assertEquals(1, conversationChannel.pause(alice));
        conversationChannel.offer(changes(2, 3), null);
        assertTrue(conversationChannel.goLive(alice, 1, 2, () -> alice.heard.add("snapshot of 2")));
        conversationChannel.offer(changes(4), null);

        assertEquals(List.of(1L, 2L, "snapshot of 2", 3L, 4L), heard(alice));
    }

    @Test
    void nobodyGoesLiveWhoWasRemovedMeanwhile() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.pause(bob);

        conversationChannel.offer(List.of(changes(1).getFirst(), removed(2, bob)), null);

        assertFalse(conversationChannel.goLive(bob, 0, 0, null), "where its part ends is for the log to tell");
    }

    @Test
    void whatIsNoLongerKeptIsToldAsAGap() {
        joins(alice, 0);

        conversationChannel.trimmed(5, 9);
        conversationChannel.offer(changes(5), null);

        assertEquals(List.of(new Event.Gap(conversationChannel.conversation, 5, 9), 5L), heard(alice));
    }

    @Test
    void typingIsToldToTheOthersAgainAsOftenAsItIsSaidAndToALateComer() {
        joins(alice, 0);
        var types = new Ephemeral.TypingChanged(alice.person, true);
        var carol = new RecordingListener();
        joins(carol, 0);

        conversationChannel.tell(types);
        conversationChannel.tell(types);
        joins(bob, 0);
        var stopped = new Ephemeral.TypingChanged(alice.person, false);
        assertFalse(conversationChannel.endTyping(System.nanoTime() + EphemeralState.TYPING_NANOS), "nobody goes on");

        assertEquals(
                List.of(types, new Event.TypingRepeated(conversationChannel.conversation, alice.person), stopped),
                heard(carol));
        assertEquals(List.of(types, stopped), heard(bob));
        assertEquals(List.of(), heard(alice));
    }

    @Test
    void aReadMarkerNeverGoesBack() {
        joins(alice, 0);
        var far = new Ephemeral.ReadMarked(bob.person, 7, Instant.EPOCH);

        conversationChannel.tell(far);
        conversationChannel.tell(new Ephemeral.ReadMarked(bob.person, 5, Instant.EPOCH));
        conversationChannel.tell(far);

        assertEquals(List.of(far), heard(alice));
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

    private static String thoughts(RecordingListener listener) {
        var text = new StringBuilder();
        for (var one : heard(listener)) {
            if (one instanceof Ephemeral.ReplyReasoning thought) {
                assertEquals(text.length(), thought.offset());
                text.append(thought.text());
            }
        }
        return text.toString();
    }

    private static String assembled(RecordingListener listener) {
        var text = new StringBuilder();
        for (var one : heard(listener)) {
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
        conversationChannel.tell(started(1));
        conversationChannel.tell(delta(1, 0, "It was "));
        joins(bob, 0);

        conversationChannel.tell(delta(1, 0, "It was "));
        conversationChannel.tell(delta(1, 4, "as a dark \ufffd "));

        assertEquals("It was a dark \ufffd ", assembled(alice));
        assertEquals("It was a dark \ufffd ", assembled(bob));
    }

    @Test
    void whatIsMissingOfAReplyIsFetchedAndToldOnce() {
        joins(alice, 0);

        assertTrue(conversationChannel.tell(delta(1, 7, "a dark ")), "its beginning is missing");
        conversationChannel.tellReply(started(1), "", "It was a dark ");
        assertTrue(conversationChannel.tell(delta(1, 20, "night")), "something between is missing");
        conversationChannel.tellReply(started(1), "", "It was a dark and stormy night");

        assertEquals("It was a dark and stormy night", assembled(alice));
    }

    @Test
    void whoComesLateHearsWhatTheAiHasThoughtBeforeWhatItSays() {
        joins(alice, 0);
        conversationChannel.tell(started(1));
        conversationChannel.tell(thought(0, "They ask "));
        conversationChannel.tell(thought(0, "They ask "));
        conversationChannel.tell(delta(1, 0, "Once"));
        assertTrue(conversationChannel.tell(thought(20, "?")), "something between is missing");

        conversationChannel.tellReply(started(1), "They ask for a tale.", "Once upon");
        joins(bob, 0);

        assertEquals("They ask for a tale.", thoughts(alice));
        assertEquals("They ask for a tale.", thoughts(bob));
        assertEquals("Once upon", assembled(bob));
    }

    @Test
    void anotherAttemptBeginsAgainAndTheOldOneIsNotHeardAnyMore() {
        joins(alice, 0);
        conversationChannel.tell(started(1));
        conversationChannel.tell(delta(1, 0, "Once"));

        conversationChannel.tell(started(2));
        conversationChannel.tell(delta(1, 4, " upon"));
        conversationChannel.tell(delta(2, 0, "Twice"));

        assertEquals("Twice", assembled(alice));
    }

    @Test
    void whoIsReadForMeanwhileHearsAfterwardsWhoHasReadAndWhoHasStoppedTyping() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.tell(new Ephemeral.TypingChanged(bob.person, true));
        alice.heard.clear();

        var after = conversationChannel.pause(alice);
        var mark = new Ephemeral.ReadMarked(bob.person, 1, Instant.EPOCH);
        conversationChannel.tell(mark);
        conversationChannel.tell(new Ephemeral.TypingChanged(bob.person, false));
        assertTrue(conversationChannel.goLive(alice, after, after, null));

        assertEquals(List.of(new Ephemeral.TypingChanged(bob.person, false), mark), sorted(heard(alice)));
    }

    @Test
    void whoIsReadForMeanwhileHearsFirstThatSomebodyWhoIsGoneTypesNoLonger() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.tell(new Ephemeral.TypingChanged(bob.person, true));
        alice.heard.clear();

        var after = conversationChannel.pause(alice);
        conversationChannel.offer(List.of(removed(1, bob)), null);
        assertTrue(conversationChannel.goLive(alice, after, 1, null));

        assertEquals(List.of(new Ephemeral.TypingChanged(bob.person, false), 1L), heard(alice));
    }

    @Test
    void whoComesHearsHowFarItHasReadElsewhere() {
        var mark = new Ephemeral.ReadMarked(alice.person, 1, Instant.EPOCH);
        conversationChannel.tell(mark);
        conversationChannel.tell(new Ephemeral.ReadMarked(bob.person, 1, Instant.EPOCH));

        joins(alice, 0);

        assertEquals(List.of(mark), heard(alice));
    }

    private static List<Object> sorted(List<Object> heard) {
        return heard.stream()
                .sorted(Comparator.comparing(one -> one instanceof Ephemeral.ReadMarked))
                .toList();
    }

    @Test
    void whoOnlyLooksOnHearsNeitherWhoTypesNorHowFarOthersHaveRead() {
        joins(alice, 0);
        conversationChannel.onlook(bob);
        joins(bob, 0);

        var typing = new Ephemeral.TypingChanged(UUID.randomUUID(), true);
        var read = new Ephemeral.ReadMarked(UUID.randomUUID(), 1, Instant.EPOCH, null);
        conversationChannel.tell(typing);
        conversationChannel.tell(typing);
        conversationChannel.tell(read);
        conversationChannel.tell(started(1));

        assertEquals(
                List.of(
                        typing,
                        new Event.TypingRepeated(conversationChannel.conversation, typing.userId()),
                        read,
                        started(1)),
                heard(alice));
        assertEquals(List.of(started(1)), heard(bob));
        assertEquals(List.of(alice), conversationChannel.members(), "nor who is there");

        conversationChannel.leave(bob);
        conversationChannel.onlook(bob);
        joins(bob, 0);
        assertEquals(List.of(started(1), started(1)), heard(bob), "nor on coming again");
    }

    @Test
    void whoLooksOnWithoutAnAccountIsToldWhatIsBeingWritten() {
        var visitor = new RecordingListener(null);
        joins(alice, 0);
        conversationChannel.tell(new Ephemeral.TypingChanged(alice.person, true));
        conversationChannel.tell(started(1));
        conversationChannel.onlook(visitor);

        joins(visitor, 0);

        assertEquals(List.of(started(1)), heard(visitor));
    }

    @Test
    void nobodyIsToldOfItsOwnTyping() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.tell(new Ephemeral.TypingChanged(alice.person, true));
        conversationChannel.leave(alice);
        joins(alice, 0);

        conversationChannel.offer(
                List.of(new Change.MessageSent(1, Samples.message(alice.person, "Hello"), null)), null);

        assertEquals(List.of(1L), heard(alice), "neither on coming again, nor when it ends with the message");
        assertEquals(
                List.of(
                        new Ephemeral.TypingChanged(alice.person, true),
                        new Ephemeral.TypingChanged(alice.person, false),
                        1L),
                heard(bob));
    }

    @Test
    void whoComesInIsToldSoBeforeItIsToldWhoTypesNoLonger() {
        joins(alice, 0);
        var typist = UUID.randomUUID();
        conversationChannel.tell(new Ephemeral.TypingChanged(typist, true));
        conversationChannel.begin();
        var stopped = new Ephemeral.TypingChanged(typist, false);
        conversationChannel.tell(stopped);
        var now = new ParticipantView(
                bob.person, 1, "bob", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);
        conversationChannel.offer(List.of(new Change.ParticipantAdded(1, now, Instant.EPOCH)), null);

        assertTrue(conversationChannel.goLive(bob, 0, 0, null));

        assertEquals(List.of(1L, stopped), heard(bob));
    }

    @Test
    void typingEndsWithItsPersonsPart() {
        joins(alice, 0);
        joins(bob, 0);
        conversationChannel.tell(new Ephemeral.TypingChanged(alice.person, true));

        conversationChannel.offer(List.of(removed(1, alice)), null);

        assertEquals(
                List.of(
                        new Ephemeral.TypingChanged(alice.person, true),
                        new Ephemeral.TypingChanged(alice.person, false),
                        1L),
                heard(bob));
        assertFalse(conversationChannel.endTyping(Long.MAX_VALUE));
    }
}
