package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.support.RecordingListener;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.log.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What alice hears who has missed some of a conversation in which she has heard the first 53 changes.
class BackfillTest {
    private final UUID conversation = UUID.randomUUID();
    private final RecordingListener alice = new RecordingListener();
    private final UUID bob = UUID.randomUUID();

    private final Backfill backfill =
            new Backfill(conversation, ConversationKind.GROUP, alice, 53, 53, null, null, true);

    private static Change removed(long seq, UUID person) {
        return new Change.ParticipantRemoved(seq, person, false, Instant.EPOCH);
    }

    private static Change added(long seq, UUID person) {
        var view = new ParticipantView(
                person, 1, "somebody", null, ParticipantRole.MEMBER, 0, null, Instant.EPOCH, null, null);
        return new Change.ParticipantAdded(seq, view, Instant.EPOCH);
    }

    @Test
    void whatWasToldBetweenHerRemovalAndHerReturnIsLeftOutWithAWord() {
        backfill.tell(List.of(removed(54, alice.person), removed(55, bob), added(56, alice.person), added(57, bob)));

        assertEquals(List.of(54L, new Event.Gap(conversation, 1, 55), 56L, 57L), alice.all());
    }

    @Test
    void alsoWhereTheLogCameInPages() {
        backfill.tell(List.of(removed(54, alice.person), removed(55, bob)));
        backfill.tell(List.of(added(56, alice.person)));

        assertEquals(List.of(54L, new Event.Gap(conversation, 1, 55), 56L), alice.all());
    }

    @Test
    void whereNothingWasToldBetweenThereIsNoGap() {
        backfill.tell(List.of(removed(54, alice.person), added(55, alice.person)));

        assertEquals(List.of(54L, 55L), alice.all());
    }
}
