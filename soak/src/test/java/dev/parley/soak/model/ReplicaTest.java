package dev.parley.soak.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.client.Frame;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The checker itself: it must see what is wrong, and nothing else.
class ReplicaTest {
    private final Violations violations = new Violations();
    private final Ledger ledger = new Ledger(violations);
    private final Replica alice = new Replica("alice", ledger, violations);
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
                .acknowledged(frame("{\"id\":\"m4\",\"seq\":4}").json());
        alice.opens(snapshot(3, ""));

        assertTrue(ledger.contradictions(List.of(alice)).getFirst().contains("acknowledged and lost"));
    }

    @Test
    void oneKeyWithTwoEffectsIsSeen() {
        ledger.sends("c", "alice", "key-1", "key-1 hi")
                .acknowledged(sent(4, "key-1 hi").at("message"));
        alice.opens(snapshot(3, ""));
        alice.hears(sent(4, "key-1 hi"));
        alice.hears(sent(5, "key-1 hi"));

        assertTrue(ledger.contradictions(List.of(alice)).getFirst().contains("stored more than once"));
    }

    private static Frame snapshot(long seq, String messages) {
        return frame("""
                {"conversation":{"id":"c","kind":"group","read_seq":3},"participants":[{"user_id":"alice","role":"owner"}],
                 "messages":[%s],"more":false,"seq":%d}""".formatted(messages, seq));
    }

    private static Frame sent(long seq, String content) {
        return frame("""
                {"type":"message.sent","conversation_id":"c","seq":%d,
                 "message":{"id":"m%d","seq":%d,"changed_seq":%d,"sender_id":"bob","content":"%s"}}""".formatted(seq, seq, seq, seq, content));
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
