package dev.parley.gateway.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.log.Ephemeral;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplySubscriptionTest {
    private static final UUID CONVERSATION = UUID.randomUUID();
    private static final UUID REPLY = UUID.randomUUID();
    private static final int MOST = 3;

    private final ReplySubscription ear = new ReplySubscription(UUID.randomUUID(), REPLY, MOST);

    private void hears(UUID reply, int number) {
        var delta = new Ephemeral.ReplyDelta(reply, UUID.randomUUID(), 1, number, number, "x");
        ear.hear(List.of(new EncodedEvent(new Event.Ephemeral(CONVERSATION, delta))));
    }

    @Test
    void whoIsTooFarBehindHasLostSomethingAndIsTold() {
        for (var number = 0; number < MOST; number++) {
            hears(REPLY, number);
        }
        assertFalse(ear.lost());

        hears(REPLY, MOST);

        assertTrue(ear.lost(), "what follows would have a hole");
    }

    @Test
    void whoIsCutStopsWaitingAndIsLetInNowhereAnyMore() throws InterruptedException {
        assertFalse(ear.isGone());

        ear.cut();

        assertEquals(null, ear.next(Duration.ofDays(1)));
        assertTrue(ear.lost());
        assertTrue(ear.isGone());
    }

    @Test
    void whatIsSaidInOtherRepliesIsNothingToReadLater() throws InterruptedException {
        for (var number = 0; number <= MOST; number++) {
            hears(UUID.randomUUID(), number);
        }

        assertFalse(ear.lost());
        assertEquals(null, ear.next(Duration.ofMillis(1)));
    }
}
