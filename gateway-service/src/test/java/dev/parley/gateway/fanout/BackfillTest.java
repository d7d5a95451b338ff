package dev.parley.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.log.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// What alice hears who has missed some of a conversation in which she has heard the first 53 changes.
class BackfillTest {
    private final UUID conversation = UUID.randomUUID();
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final List<Object> heard = new ArrayList<>();

    private final Backfill backfill = new Backfill(
            conversation,
            ConversationKind.GROUP,
            new Listener() {
                @Override
                public UUID person() {
                    return alice;
                }

                @Override
                public Executor loop() {
                    return Runnable::run;
                }

                @Override
                public void hear(List<EncodedEvent> told) {
                    told.forEach(one -> heard.add(
                            one.event() instanceof Event.Durable durable
                                    ? durable.change().seq()
                                    : one.event()));
                }

                @Override
                public void giveUp() {
                    heard.add("given up");
                }

                @Override
                public CompletionStage<Boolean> caughtUp() {
                    return CompletableFuture.completedFuture(true);
                }

                @Override
                public boolean isGone() {
                    return false;
                }
            },
            53,
            53,
            null,
            null,
            true);

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
        backfill.tell(List.of(removed(54, alice), removed(55, bob), added(56, alice), added(57, bob)));

        assertEquals(List.of(54L, new Event.Gap(conversation, 1, 55), 56L, 57L), heard);
    }

    @Test
    void alsoWhereTheLogCameInPages() {
        backfill.tell(List.of(removed(54, alice), removed(55, bob)));
        backfill.tell(List.of(added(56, alice)));

        assertEquals(List.of(54L, new Event.Gap(conversation, 1, 55), 56L), heard);
    }

    @Test
    void whereNothingWasToldBetweenThereIsNoGap() {
        backfill.tell(List.of(removed(54, alice), added(55, alice)));

        assertEquals(List.of(54L, 55L), heard);
    }
}
