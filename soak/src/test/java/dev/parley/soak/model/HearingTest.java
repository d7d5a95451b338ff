package dev.parley.soak.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.soak.client.Frame;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HearingTest {
    private final Violations violations = new Violations();
    private final Hearing alice = new Hearing("alice", "alice", new Ledger(violations), violations);

    @Test
    void eventsInOrderAreRight() {
        alice.listed("c", 3);
        hears("message.sent", 4);
        hears("message.changed", 5);
        hears("conversation.synced", 5);

        assertRight();
        assertEquals(OptionalLong.of(5), alice.upTo("c"));
        assertEquals(List.of("c"), alice.conversations());
    }

    @Test
    void aHoleIsSeen() {
        alice.listed("c", 3);
        hears("message.sent", 5);

        assertSeen("hole before 5 after 3");
    }

    @Test
    void aRepetitionIsSeen() {
        alice.listed("c", 3);
        hears("message.sent", 4);
        hears("message.sent", 4);

        assertSeen("hears again 4 after 4");
    }

    @Test
    void beingToldOfMoreThanOneHasHeardIsSeen() {
        alice.listed("c", 3);
        hears("conversation.synced", 4);

        assertSeen("has heard up to 3");
    }

    @Test
    void aGapIsSeenUnlessOneWasOutOfIt() {
        hears("participant.removed", 4);
        hears("conversation.gap", 8);
        hears("participant.added", 9);
        hears("message.sent", 10);
        assertRight();
        hears("conversation.gap", 12);

        assertSeen("told of a gap");
    }

    @Test
    void whoBeginsAnewHasHeardNothing() {
        alice.listed("c", 3);
        alice.beginsAnew();
        hears("message.sent", 9);

        assertRight();
    }

    private void hears(String type, long seq) {
        alice.hears(Frame.read("""
                {"type":"%s","conversation_id":"c","seq":%d,"user_id":"alice","participant":{"user_id":"alice"},
                 "message":{"id":"m%d","seq":%d,"changed_seq":%d}}""".formatted(type, seq, seq, seq, seq)));
    }

    private void assertRight() {
        assertEquals(List.of(), violations.list());
    }

    private void assertSeen(String what) {
        assertTrue(
                violations.list().stream().anyMatch(one -> one.contains(what)),
                violations.list().toString());
    }
}
