package dev.parley.soak.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.soak.client.Frame;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checker itself: it must see what is wrong, and nothing else.
class ReplicaTest {
    private final Violations violations = new Violations();
    private final Ledger ledger = new Ledger(violations);
    private final AtomicLong now = new AtomicLong();
    private final Replica alice = new Replica("alice", ledger, violations, now::get);
    private final Replica other = new Replica("alice elsewhere", ledger, violations);

    @BeforeEach
    void connect() {
        for (var device : List.of(alice, other)) {
            device.leavesOff(10);
            device.connected(frame("""
                    {"user":{"id":"alice"},"conversations":[{"id":"c","kind":"group","seq":3,"read_seq":3}]}"""));
            device.allIsListed();
        }
    }

    @Test
    void eventsInOrderAreRight() {
        alice.hears(sent(4, "hi"));
        alice.hears(sent(5, "ho"));

        assertEquals(List.of(), violations.list());
        assertEquals(5, alice.heardUpTo("c"));
    }

    @Test
    void aHoleIsSeen() {
        alice.hears(sent(5, "ho"));

        assertSeen("hole before 5 after 3");
    }

    @Test
    void aRepetitionIsSeen() {
        alice.hears(sent(4, "hi"));
        alice.hears(sent(4, "hi"));

        assertSeen("repeated 4 after 4");
    }

    @Test
    void anotherMessageAtTheSamePlaceIsSeen() {
        alice.hears(sent(4, "hi"));
        other.hears(frame("""
                {"type":"message.sent","conversation_id":"c","seq":4,
                 "message":{"id":"another","seq":4,"changed_seq":4,"content":"hi"}}"""));

        assertSeen("not the same for all");
    }

    @Test
    void otherWordsOfTheSameMessageAreSeen() {
        alice.hears(sent(4, "hi"));
        other.hears(sent(4, "ho"));

        assertSeen("not the same for all");
    }

    @Test
    void whatWasPinnedBetweenTwoPagesIsAskedForAndKnownThen() {
        alice.leavesOff(10);
        alice.connected(frame("""
                {"user":{"id":"alice"},"conversations":[{"id":"c","kind":"group","seq":3,"read_seq":3}]}"""));
        alice.hears(frame("""
                {"type":"conversation.updated","conversation_id":"d","pinned":true,"archived":false}"""));

        assertEquals(List.of("d"), alice.overlooked());
        alice.takeOverlooked(frame("""
                {"conversation":{"id":"d","kind":"group","role":"member","seq":7,"read_seq":0,"pinned":true}}"""));
        alice.allIsListed();
        alice.hears(frame("""
                {"type":"typing.changed","conversation_id":"d","user_id":"bob","typing":true}"""));
        assertEquals(List.of(), violations.list());
        assertEquals(List.of(), alice.overlooked());
    }

    @Test
    void whatBelongsToOthersIsSeen() {
        alice.hears(
                frame("{\"type\":\"typing.changed\",\"conversation_id\":\"d\",\"user_id\":\"bob\",\"typing\":true}"));

        assertSeen("heard of a conversation it is not in");
    }

    @Test
    void afterARemovalNothingMayCome() {
        alice.hears(
                frame("{\"type\":\"participant.removed\",\"conversation_id\":\"c\",\"seq\":4,\"user_id\":\"alice\"}"));
        assertEquals(List.of(), violations.list());
        alice.hears(sent(5, "secret"));

        assertSeen("heard of a conversation it is not in");
    }

    @Test
    void afterARemovalOnesOwnMarkMayComeAndNobodyElses() {
        alice.hears(removed(4, "alice"));
        alice.hears(read("alice"));
        assertEquals(List.of(), violations.list());
        alice.hears(read("bob"));

        assertSeen("heard of a conversation it is not in");
    }

    private static Frame read(String person) {
        return frame(
                "{\"type\":\"read.marked\",\"conversation_id\":\"c\",\"user_id\":\"%s\",\"seq\":3}".formatted(person));
    }

    @Test
    void theEndOfWhatTheListsNoLongerToldMayComeOnce() {
        var removed =
                frame("{\"type\":\"participant.removed\",\"conversation_id\":\"d\",\"seq\":4,\"user_id\":\"alice\"}");
        alice.hears(removed);
        assertEquals(List.of(), violations.list());
        alice.hears(removed);

        assertSeen("heard of a conversation it is not in");
    }

    @Test
    void aResumeGoesOnWhereItWasLeft() {
        assertEquals("{c=3}", alice.leavesOff(10).toString());
        alice.connected(frame("""
                {"user":{"id":"alice"},"conversations":[{"id":"c","kind":"group","seq":4,"read_seq":3}]}"""));
        assertTrue(!alice.hasCaughtUp());
        alice.hears(sent(4, "hi"));
        alice.hears(frame("{\"type\":\"conversation.synced\",\"conversation_id\":\"c\",\"seq\":4}"));

        assertTrue(alice.hasCaughtUp());
        assertEquals(List.of(), violations.list());
    }

    @Test
    void aSnapshotBesideItsPlaceIsSeen() {
        alice.hears(sent(4, "hi"));
        alice.opens(snapshot(5, ""));

        assertSeen("opened at 5 after hearing 4");
    }

    @Test
    void aSnapshotThatIsNotWhatTheEventsSaidIsSeen() {
        alice.opens(snapshot(3, ""));
        alice.hears(sent(4, "hi"));
        alice.opens(snapshot(4, "{\"id\":\"m4\",\"seq\":4,\"changed_seq\":2,\"content\":\"other\"}"));

        assertSeen("is held as");
    }

    @Test
    void whatWasAcknowledgedAndIsNotThereIsSeen() {
        ledger.sends("c", "alice", "key-1", "key-1 hi")
                .acknowledged(
                        frame("{\"id\":\"m4\",\"seq\":4,\"key\":\"key-1\"}").json(), "");
        alice.opens(snapshot(3, ""));

        assertTrue(ledger.contradictions(List.of(alice)).getFirst().contains("acknowledged and lost"));
    }

    @Test
    void oneKeyWithTwoEffectsIsSeen() {
        ledger.sends("c", "alice", "key-1", "key-1 hi")
                .acknowledged(sent(4, "key-1 hi").at("message"), "");
        alice.opens(snapshot(3, ""));
        alice.hears(sent(4, "key-1 hi"));
        alice.hears(sent(5, "key-1 hi"));

        assertTrue(ledger.contradictions(List.of(alice)).getFirst().contains("stored more than once"));
    }

    @Test
    void aRepeatedKeyThatIsAnsweredAsTheFirstTimeIsRight() {
        var said = ledger.sends("c", "alice", "key-1", "key-1 hi");
        said.acknowledged(answer("m4", 4, "key-1"), "reply-1");
        said.acknowledged(answer("m4", 4, "key-1"), "reply-1");

        assertEquals(List.of(), violations.list());
    }

    @Test
    void aRepeatedKeyThatIsAnsweredWithAnotherMessageIsSeen() {
        var said = ledger.sends("c", "alice", "key-1", "key-1 hi");
        said.acknowledged(answer("m4", 4, "key-1"), "");
        said.acknowledged(answer("m5", 5, "key-1"), "");

        assertSeen("made m4 at 4 and");
    }

    @Test
    void aRepeatedKeyThatForgetsTheReplyItAskedForIsSeen() {
        var said = ledger.sends("c", "alice", "key-1", "key-1 hi");
        said.acknowledged(answer("m4", 4, "key-1"), "reply-1");
        said.acknowledged(answer("m4", 4, "key-1"), "");

        assertSeen("asked for the reply \"reply-1\" and for \"\"");
    }

    @Test
    void aKeyThatIsAnsweredWithTheMessageOfAnotherIsSeen() {
        ledger.sends("c", "alice", "key-1", "key-1 hi").acknowledged(answer("m4", 4, "key-2"), "");

        assertSeen("key key-1 is answered with");
    }

    private static JsonNode answer(String id, long seq, String key) {
        return frame("{\"id\":\"%s\",\"seq\":%d,\"key\":\"%s\"}".formatted(id, seq, key))
                .json();
    }

    @Test
    void typingThatEndsInTimeIsRight() {
        alice.hears(typing("bob", true));
        passes(4);
        alice.hears(typing("bob", false));
        alice.typingEnds();

        assertFalse(alice.hearsTyping());
        assertEquals(List.of(), violations.list());
    }

    @Test
    void typingThatNeverEndsIsSeen() {
        alice.hears(typing("bob", true));
        passes(16);
        alice.typingEnds();

        assertSeen("bob still types in c after 16000 ms");
    }

    @Test
    void typingThatEndsTooLateIsSeen() {
        alice.hears(typing("bob", true));
        passes(16);
        alice.hears(typing("bob", false));

        assertSeen("bob still types in c");
    }

    @Test
    void whoSaysAgainThatItTypesMayGoOn() {
        alice.hears(typing("bob", true));
        passes(16);
        ledger.types("c", "bob", now.get());
        alice.typingEnds();

        assertEquals(List.of(), violations.list());
    }

    @Test
    void whatAnEarlierConnectionHeardOfTypingCountsNoMore() {
        alice.hears(typing("bob", true));
        alice.leavesOff(10);
        passes(16);
        alice.connected(frame("{\"user\":{\"id\":\"alice\"},\"conversations\":[]}"));
        alice.typingEnds();

        assertEquals(List.of(), violations.list());
    }

    @Test
    void whoIsGoneAndStillTypesIsSeen() {
        alice.hears(typing("bob", true));
        alice.hears(removed(4, "bob"));

        assertSeen("gone, and was not told to type no longer");
    }

    @Test
    void onesOwnTypingIsSeen() {
        alice.hears(typing("alice", true));

        assertSeen("told of its own typing");
    }

    private void passes(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static Frame typing(String person, boolean typing) {
        return frame("{\"type\":\"typing.changed\",\"conversation_id\":\"c\",\"user_id\":\"%s\",\"typing\":%b}"
                .formatted(person, typing));
    }

    @Test
    void whoComesBackIsToldThatSomethingWasSaidMeanwhile() {
        alice.hears(removed(4, "alice"));
        alice.hears(frame("{\"type\":\"conversation.gap\",\"conversation_id\":\"c\",\"first_seq\":1,\"seq\":6}"));
        alice.hears(added(7, "alice"));

        assertEquals(List.of(), violations.list());
    }

    @Test
    void whoComesBackAtOnceHasMissedNothing() {
        alice.hears(removed(4, "alice"));
        alice.hears(added(5, "alice"));

        assertEquals(List.of(), violations.list());
    }

    @Test
    void aReturnThatKeepsSilentAboutWhatWasSaidMeanwhileIsSeen() {
        alice.hears(removed(4, "alice"));
        alice.hears(added(7, "alice"));

        assertSeen("back in c at 7 after 4, told of no gap");
    }

    @Test
    void aReturnWithAGapThatEndsElsewhereIsSeen() {
        alice.hears(removed(4, "alice"));
        alice.hears(frame("{\"type\":\"conversation.gap\",\"conversation_id\":\"c\",\"first_seq\":1,\"seq\":5}"));
        alice.hears(added(7, "alice"));

        assertSeen("told of a gap up to 5");
    }

    private static Frame removed(long seq, String person) {
        return frame("{\"type\":\"participant.removed\",\"conversation_id\":\"c\",\"seq\":%d,\"user_id\":\"%s\"}"
                .formatted(seq, person));
    }

    private static Frame added(long seq, String person) {
        return frame("""
                {"type":"participant.added","conversation_id":"c","seq":%d,"participant":{"user_id":"%s","role":"member"}}""".formatted(seq, person));
    }

    private static Frame snapshot(long seq, String messages) {
        return frame("""
                {"conversation":{"id":"c","kind":"group","read_seq":3},"participants":[{"user_id":"alice","role":"owner"}],
                 "messages":[%s],"more":false,"seq":%d}""".formatted(messages, seq));
    }

    private static Frame sent(long seq, String content) {
        return frame("""
                {"type":"message.sent","conversation_id":"c","seq":%d,
                 "message":{"id":"m%d","seq":%d,"changed_seq":%d,"sender_id":"bob","key":"key-1","content":"%s"}}""".formatted(seq, seq, seq, seq, content));
    }

    private static Frame frame(String json) {
        return Frame.read(json);
    }

    private void assertSeen(String what) {
        assertTrue(violations.count() > 0, what + " was not seen");
        assertTrue(
                violations.list().getFirst().contains(what), violations.list().toString());
    }
}
