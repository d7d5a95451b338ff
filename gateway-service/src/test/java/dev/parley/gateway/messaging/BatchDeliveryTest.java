package dev.parley.gateway.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.support.RecordingListener;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.log.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchDeliveryTest {
    private record Heard(UUID conversation, List<Long> seqs, Listener origin) {}

    private final UUID room = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Listener alice = new RecordingListener();
    private final List<Heard> heard = new ArrayList<>();
    private final BatchDelivery batchDelivery = new BatchDelivery((conversation, changes, origin) ->
            heard.add(new Heard(conversation, changes.stream().map(Change::seq).toList(), origin)));

    @Test
    void whatABatchHoldsOfAConversationIsToldInOnePiece() {
        batchDelivery.tell(room, change(1), null);
        batchDelivery.tell(other, change(7), null);
        batchDelivery.tell(room, change(2), null);
        batchDelivery.end();
        assertEquals(List.of(new Heard(room, List.of(1L, 2L), null), new Heard(other, List.of(7L), null)), heard);
    }

    @Test
    void whoIsAnsweredOtherwiseIsLeftOutOfItsOwnMessageOnlyAndInOrder() {
        batchDelivery.tell(room, change(1), null);
        batchDelivery.tell(room, change(2), alice);
        batchDelivery.tell(room, change(3), null);
        batchDelivery.end();
        assertEquals(
                List.of(
                        new Heard(room, List.of(1L), null),
                        new Heard(room, List.of(2L), alice),
                        new Heard(room, List.of(3L), null)),
                heard);
    }

    @Test
    void whatGoesWrongInOneConversationIsKeptFromNoOther() {
        var shaky = new BatchDelivery((conversation, changes, _) -> {
            if (conversation.equals(room)) {
                throw new IllegalStateException("a bug");
            }
            heard.add(new Heard(conversation, changes.stream().map(Change::seq).toList(), null));
        });
        shaky.tell(room, change(1), alice);
        shaky.tell(room, change(2), null);
        shaky.tell(other, change(7), null);
        shaky.end();
        assertEquals(List.of(new Heard(other, List.of(7L), null)), heard);
    }

    @Test
    void nothingStoredIsNothingTold() {
        batchDelivery.end();
        assertEquals(List.of(), heard);
    }

    private static Change change(long seq) {
        return new Change.ConversationUpdated(seq, "t", null, Visibility.PRIVATE, Instant.EPOCH);
    }
}
