package dev.parley.ai.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.FakeCanister.Conversation;
import dev.parley.ai.fake.FakeSession.Reply;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.fake.Told;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.reply.ReplyBuffer;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.test.Await;
import dev.parley.token.SignedHints;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.redis.client.Command;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Replies that somebody stops while they are written, and what is kept meanwhile for those who come late.
@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class StoppedRepliesTest {
    Surroundings around;

    private final LinkedBlockingQueue<Conversation> open = new LinkedBlockingQueue<>();

    @BeforeEach
    void calm() {
        around.calm();
        Await.until(() -> Gateway.status().connectionCount() == 2);
        List.of(around.first, around.second)
                .forEach(canister -> canister.behaviour = (conversation, frame) -> open.add(conversation));
    }

    private Told toldOf(Reply[] reply) {
        var told = new Told(around);
        reply[0] = around.session.ask(told.conversation, "Well?");
        Gateway.hint(reply[0].id);
        return told;
    }

    private void wish(UUID reply) {
        Await.until(() -> around.redis.publish(Channels.STOPS, reply.toString()) > 0);
    }

    @Test
    void aWishOverRedisEndsItAtOnceWithWhatPeopleHaveHeard() {
        var reply = new Reply[1];
        var told = toldOf(reply);
        var conversation = Await.next(open);
        told.next(Ephemeral.ReplyStarted.class);
        conversation.chunk(0, "As far as ");
        told.deltas("As far as ");

        wish(reply[0].id);

        var stopped = Await.done(reply[0].over);
        assertEquals(ReplyStatus.STOPPED, stopped.status);
        assertEquals("As far as ", stopped.answer());
        assertTrue(stopped.completion.tokensIn() > 0 && stopped.completion.tokensOut() > 0);
        assertTrue(stopped.completion.usageEstimated());
    }

    @Test
    void withoutRedisTheRenewalOfTheLeaseTellsIt() {
        var reply = new Reply[1];
        toldOf(reply);
        Await.next(open);

        around.session.wantStopped(reply[0]);

        assertEquals(ReplyStatus.STOPPED, Await.done(reply[0].over).status);
        assertEquals("", reply[0].answer(), "nothing had been said");
    }

    @Test
    void whatIsSaidAfterwardsGoesNowhere() {
        var reply = new Reply[1];
        var told = toldOf(reply);
        var conversation = Await.next(open);
        told.next(Ephemeral.ReplyStarted.class);
        conversation.chunk(0, "First ");
        told.deltas("First ");
        wish(reply[0].id);
        Await.done(reply[0].over);

        conversation.chunk(1, "second");
        conversation.respond("First second");
        var next = around.session.ask("And now?");
        Gateway.hint(next.id);
        Await.next(open).respond("Goes on.");

        assertEquals("Goes on.", Await.done(next.over).answer());
        assertEquals("First ", reply[0].answer());
        assertTrue(!told.anything(), "nothing more is told");
    }

    @Test
    void aWishThatNoneOfOurServicesHasSaidStopsNothing() {
        var reply = new Reply[1];
        var told = toldOf(reply);
        var conversation = Await.next(open);
        told.next(Ephemeral.ReplyStarted.class);

        around.redis.forge(Channels.STOPS, reply[0].id.toString());
        conversation.respond("Goes on.");

        assertEquals("Goes on.", Await.done(reply[0].over).answer());
    }

    @Test
    void aWishForAReplyThatNobodyWritesHereHarmsNobody() {
        wish(UUID.randomUUID());
        Await.until(() -> around.redis.publish(Channels.STOPS, "no id") > 0);
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);

        Await.next(open).respond("Fine.");

        assertEquals("Fine.", Await.done(reply.over).answer());
    }

    @Test
    void whatCannotBeKeptOfItIsLeftOutAndItEndsAllTheSame() {
        var reply = new Reply[1];
        var told = toldOf(reply);
        around.session.maxAnswer = 3;
        Await.next(open).chunk(0, "Too much");
        told.next(Ephemeral.ReplyStarted.class);
        told.deltas("Too much");

        wish(reply[0].id);

        assertEquals(ReplyStatus.STOPPED, Await.done(reply[0].over).status);
        assertEquals("", reply[0].answer());
        assertTrue(reply[0].completion.tokensOut() > 0, "what it has cost is kept");
    }

    @Test
    void whereTheAnswerToItsEndIsLostItHasEndedOnce() {
        var reply = new Reply[1];
        toldOf(reply);
        Await.next(open).chunk(0, "Once ");
        around.sessionServer.lostCompletions.set(1);

        around.session.wantStopped(reply[0]);

        assertEquals(ReplyStatus.STOPPED, Await.done(reply[0].over).status);
        assertEquals(reply[0], Await.next(around.session.refused), "it was said again, and found to have happened");
        var next = around.session.ask(reply[0].conversation, "And now?");
        Gateway.hint(next.id);
        Await.next(open).respond("Goes on.");
        assertEquals("Goes on.", Await.done(next.over).answer());
    }

    @Test
    void aWishThatMeetsTheNaturalEndLeavesOneEnd() {
        for (var round = 0; round < 20; round++) {
            var reply = new Reply[1];
            toldOf(reply);
            var conversation = Await.next(open);
            conversation.chunk(0, "The ");

            conversation.respond("The end.");
            wish(reply[0].id);

            var ended = Await.done(reply[0].over);
            assertTrue("The end.".startsWith(ended.answer()), ended.answer());
            assertTrue(ended.status == ReplyStatus.STOPPED || ended.answer().equals("The end."), ended.answer());
        }
        assertTrue(around.session.refused.isEmpty(), "nothing was ended twice");
    }

    @Test
    void theWordsOfAnAttemptThatIsOverAreNotKeptAmongThoseOfTheNext() {
        var reply = new Reply[1];
        var told = toldOf(reply);
        var conversation = Await.next(open);
        told.next(Ephemeral.ReplyStarted.class);
        conversation.chunk(0, "Mine");
        told.deltas("Mine");
        var text = ReplyBuffer.textKey(told.conversation);
        around.redis.ask(Command.HSET, ReplyBuffer.key(told.conversation), ReplyBuffer.ATTEMPT, "2");
        around.redis.ask(Command.SET, text, "Another's");

        conversation.chunk(1, " goes on");

        told.next(Ephemeral.ReplyDelta.class);
        assertEquals("Another's", around.redis.ask(Command.GET, text));
    }

    @Test
    void whatHasBeenSaidIsKeptForThoseWhoComeLateUntilTheReplyEnds() {
        var reply = new Reply[1];
        var told = toldOf(reply);
        var conversation = Await.next(open);
        var started = told.next(Ephemeral.ReplyStarted.class);
        conversation.chunk(0, "Größe: ");
        told.deltas("Größe: ");
        conversation.chunk(1, "12 🔒");
        told.next(Ephemeral.ReplyDelta.class);

        var key = ReplyBuffer.key(told.conversation);
        var text = ReplyBuffer.textKey(told.conversation);
        assertEquals("Größe: 12 🔒", around.redis.ask(Command.GET, text));
        assertEquals(reply[0].id.toString(), around.redis.ask(Command.HGET, key, ReplyBuffer.REPLY));
        assertEquals(started.answerId().toString(), around.redis.ask(Command.HGET, key, ReplyBuffer.ANSWER));
        assertEquals("1", around.redis.ask(Command.HGET, key, ReplyBuffer.ATTEMPT));
        assertTrue(
                new SignedHints(Surroundings.SECRET, Clock.systemUTC())
                        .isKept(
                                ReplyBuffer.about(told.conversation, started),
                                "Größe: 12 🔒".getBytes(StandardCharsets.UTF_8),
                                around.redis.ask(Command.HGET, key, ReplyBuffer.SIGNATURE)),
                "it is signed");
        assertTrue(Long.parseLong(around.redis.ask(Command.TTL, text)) > 0, "it goes by itself");
        assertTrue(Long.parseLong(around.redis.ask(Command.TTL, key)) > 0, "it goes by itself");

        conversation.respond("Größe: 12 🔒");
        Await.done(reply[0].over);
        Await.until(() -> around.redis.ask(Command.GET, text) == null);
        assertNull(around.redis.ask(Command.HGET, key, ReplyBuffer.REPLY));
    }
}
