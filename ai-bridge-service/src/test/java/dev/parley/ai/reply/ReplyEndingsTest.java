package dev.parley.ai.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.FakeCanister;
import dev.parley.ai.fake.FakeCanister.Conversation;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.ShakySource;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.fake.Told;
import dev.parley.session.contract.log.Ephemeral.ReplyStarted;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every reply ends exactly once, whoever dies meanwhile.
@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class ReplyEndingsTest {
    Surroundings around;

    private final LinkedBlockingQueue<Conversation> open = new LinkedBlockingQueue<>();

    @BeforeEach
    void calm() {
        around.calm();
        Await.until(() -> Gateway.status().connectionCount() == 2);
        bothDo((conversation, frame) -> open.add(conversation));
    }

    @Test
    void aReplyNobodyHintedAtIsFoundAndAnswered() {
        var reply = around.session.ask("Well?");

        Await.next(open).respond("Found.");

        assertEquals("Found.", Await.done(reply.over).answer());
    }

    @Test
    void aSweepThatGoesWrongIsNotTheLast() {
        ShakySource.FAILURES.set(1);
        Await.until(() -> ShakySource.FAILURES.get() == 0);
        var reply = around.session.ask("Well?");

        Await.next(open).respond("Found.");

        assertEquals("Found.", Await.done(reply.over).answer());
    }

    @Test
    void theEndOfAReplyDoesNotOvertakeItsWords() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        var canister = Await.next(open);
        around.redis.ask(Command.CLIENT, "PAUSE", "10000", "WRITE");
        try {
            canister.chunk(0, "Slowly.");
            canister.respond("Slowly.");

            assertThrows(TimeoutException.class, () -> reply.over.get(300, TimeUnit.MILLISECONDS));
        } finally {
            around.redis.ask(Command.CLIENT, "UNPAUSE");
        }
        assertEquals("Slowly.", Await.done(reply.over).answer());
    }

    @Test
    void aReplyHintedAtTwiceIsWrittenOnce() {
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id, reply.id);
        Gateway.hint(reply.id);
        Await.next(open).respond("Once.");

        Await.done(reply.over);
        assertEquals(1, reply.workers.size());
        assertEquals(1, around.first.requests.size() + around.second.requests.size());
    }

    @Test
    void whatADeadBridgeLeftIsTakenOverWhenItsLeaseEnds() {
        var reply = around.session.leftBehind(UUID.randomUUID(), "Well?", Duration.ofMillis(300));

        Await.next(open).respond("Taken over.");

        var stored = Await.done(reply.over).completion;
        assertEquals("Taken over.", stored.content());
        assertEquals(2, stored.attempt());
        assertEquals(2, reply.workers.size());
    }

    @Test
    void aReplyThatIsNoLongerOursIsLeftAlone() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        var conversation = Await.next(open);
        around.session.takeAway(reply);

        assertEquals(reply, Await.next(around.session.refused), "the next renewal tells it");
        conversation.respond("Mine too!");
        var other = around.session.ask("And this?");
        Gateway.hint(other.id);
        Await.next(open).respond("Yes.");

        Await.done(other.over);
        assertEquals(ReplyStatus.STREAMING, reply.status);
    }

    @Test
    void theLeaseIsRenewedWhileTheAnswerIsBeingWritten() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        var conversation = Await.next(open);

        assertEquals(reply, Await.next(around.session.renewed));
        assertEquals(reply, Await.next(around.session.renewed));
        conversation.respond("At last.");

        assertEquals(1, Await.done(reply.over).completion.attempt());
    }

    @Test
    void anAnswerOutlastsASessionServiceThatIsAwayForAWhile() {
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");
        Gateway.hint(reply.id);
        var conversation = Await.next(open);
        told.next(ReplyStarted.class);
        around.sessionServer.stop();

        conversation.respond("Kept.");
        told.deltas("Kept.");
        around.sessionServer.start();

        assertEquals("Kept.", Await.done(reply.over).answer());
        assertEquals(1, reply.workers.size(), "in the same attempt");
    }

    @Test
    void anAnswerWhoseReceiptIsLostIsStoredOnce() {
        around.sessionServer.lostCompletions.set(1);
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);

        Await.next(open).respond("Once.");

        assertEquals("Once.", Await.done(reply.over).answer());
        assertEquals(reply, Await.next(around.session.refused), "the second try is refused");
        assertEquals(1, reply.workers.size());
    }

    @Test
    void anAnswerThatSessionServiceStumblesOverIsOfferedAgain() {
        around.session.stumbles = 2;
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);

        Await.next(open).respond("Kept.");

        assertEquals("Kept.", Await.done(reply.over).answer());
        assertEquals(1, reply.workers.size(), "and nobody is asked again");
    }

    @Test
    void anAnswerIsKeptWithoutWhatIsSaidAboutItWhereThatCannotBeStored() {
        around.session.stumbles = 5;
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);

        Await.next(open).respond("Kept.");

        assertEquals("Kept.", Await.done(reply.over).answer());
        assertEquals(Map.of(), reply.completion.metadata());
        assertEquals(1, reply.workers.size(), "and nobody is asked again");
    }

    @Test
    void anAnswerThatCannotBeStoredAtAllEndsTheReplyInPlainWordsAndKeepsItsOwn() {
        around.session.stumbles = Integer.MAX_VALUE;
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);

        Await.next(open).respond("Not to be kept.");

        assertEquals("Invalid AI response", Await.done(reply.over).failure.message());
        assertEquals("Not to be kept.", reply.failure.heard().content());
        assertEquals(1, reply.workers.size(), "and nobody is asked again");
    }

    @Test
    void withoutRedisAnswersAreStoredAllTheSame() {
        around.redis.stop();
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        var conversation = Await.next(open);
        conversation.chunk(0, "Still ");
        conversation.respond("Still here.");
        assertEquals("Still here.", Await.done(reply.over).answer());

        around.redis.start();
        Await.until(() -> {
            var told = new Told(around);
            var again = around.session.ask(told.conversation, "And now?");
            Gateway.hint(again.id);
            Await.next(open).respond("Told again.");
            Await.done(again.over);
            return told.anything();
        });
    }

    @Test
    void aMessageSentMeanwhileIsAnsweredRightAfter() {
        var reply = around.session.ask("One?");
        Gateway.hint(reply.id);
        var first = Await.next(open);
        var next = around.session.ask(reply.conversation, "Two?");
        Gateway.hint(next.id);
        around.session.ask(reply.conversation, "Three?");

        first.respond("One.");
        Await.next(open).respond("Two and three.");

        assertEquals("Two and three.", Await.done(next.over).answer());
        assertEquals("One.", reply.answer());
    }

    @Test
    void twoAttemptsOfOneReplyAreToldApart() {
        var told = new Told(around);
        around.session.leftBehind(told.conversation, "Well?", Duration.ofMillis(100));

        Await.next(open).respond("Second.");

        assertEquals(2, told.next(ReplyStarted.class).attempt());
        assertTrue(told.deltas("Second.").stream().allMatch(delta -> delta.attempt() == 2));
    }

    private void bothDo(FakeCanister.Behaviour behaviour) {
        List.of(around.first, around.second).forEach(canister -> canister.behaviour = behaviour);
    }
}
