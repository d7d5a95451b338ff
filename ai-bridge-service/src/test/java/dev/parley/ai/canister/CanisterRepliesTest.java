package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.FakeCanister;
import dev.parley.ai.fake.FakeCanister.Conversation;
import dev.parley.ai.fake.FakeSession.Reply;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.fake.Told;
import dev.parley.session.contract.log.Ephemeral.ReplyStarted;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.test.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class CanisterRepliesTest {
    Surroundings around;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void calm() {
        around.calm();
        bothLinksAreUp();
    }

    @Test
    void anAnswerArrivesAsItIsWrittenAndIsStoredWithWhatTheCanisterTold() {
        bothDo((conversation, frame) -> {
            conversation.chunk(0, "Three ");
            conversation.chunk(1, "findings ");
            conversation.chunk(1, "findings ");
            conversation.chunk(2, "\ud83d\udd12.");
            conversation.respond("Three findings \ud83d\udd12.");
        });
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Analyze this query");

        Gateway.hint(reply.id);

        var started = told.next(ReplyStarted.class);
        assertEquals(reply.id, started.replyId());
        assertEquals(reply.answerId, started.answerId());
        assertEquals(reply.message, started.messageId());
        told.deltas("Three findings \ud83d\udd12.");
        var stored = Await.done(reply.over).completion;
        assertEquals("Three findings \ud83d\udd12.", stored.content());
        assertEquals("avai-security-v1", stored.modelUsed());
        assertEquals(0.95, stored.confidenceScore());
        assertEquals(1500, stored.processingTimeMs());
        assertEquals(200, stored.tokensOut());
        assertTrue(stored.usageEstimated(), "the canister told nothing of what it read");
        assertEquals(3, stored.metadata().get("vulnerabilities_found"));
    }

    @Test
    void howACanisterNamesItsModelIsMadeFitBeforeAnybodyIsToldOfTheNextReply() {
        bothDo((conversation, frame) -> conversation.respond("Fine.", "model\0" + "x".repeat(10_000)));
        var models = new ArrayList<String>();
        for (var round = 1; round <= 3; round++) { // One of the two canisters is asked twice.
            var told = new Told(around);
            var reply = around.session.ask(told.conversation, "Question " + round);

            Gateway.hint(reply.id);

            models.add(String.valueOf(told.next(ReplyStarted.class).model()));
            Await.done(reply.over);
        }

        assertTrue(models.stream().anyMatch(model -> model.startsWith("model\ufffdx")), "it was not remembered");
        assertTrue(models.stream().allMatch(model -> model.length() < 1000), "it was told as it was");
    }

    @Test
    void theRequestHasExactlyTheFieldsCanistersKnow() {
        var reply = around.session.ask("Analyze this query");

        Gateway.hint(reply.id);

        Await.done(reply.over);
        var frame = around.first.requests.isEmpty() ? around.second.requests.remove() : around.first.requests.remove();
        assertEquals(
                Set.of(
                        "type",
                        "request_id",
                        "conversation_id",
                        "user_id",
                        "timestamp",
                        "system_prompt",
                        "messages",
                        "context_metadata"),
                names(frame));
        assertEquals(
                reply.conversation.toString(), frame.path("conversation_id").textValue());
        assertEquals("user_2abc", frame.path("user_id").textValue());
        assertTrue(frame.path("system_prompt").textValue().contains("security"));
        var message = frame.path("messages").path(0);
        assertEquals(Set.of("role", "content", "timestamp"), names(message));
        assertEquals("user", message.path("role").textValue());
        assertEquals("Analyze this query", message.path("content").textValue());
        assertTrue(message.path("timestamp").textValue().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z"));
        var metadata = frame.path("context_metadata");
        assertEquals(
                Set.of("thread_title", "user_tier", "timestamp", "message_count", "estimated_tokens"), names(metadata));
        assertEquals("Security Analysis", metadata.path("thread_title").textValue());
        assertEquals("free", metadata.path("user_tier").textValue());
        assertEquals(1, metadata.path("message_count").intValue());
        assertTrue(metadata.path("estimated_tokens").intValue() > 0);
    }

    @Test
    void theWholeAnswerWinsOverItsChunks() {
        bothDo((conversation, frame) -> {
            conversation.chunk(0, "A draft");
            conversation.respond("The answer.");
        });
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertEquals("The answer.", Await.done(reply.over).answer());
    }

    @Test
    void anErrorOfTheCanisterIsTheEndOfTheReply() {
        bothDo((conversation, frame) -> conversation.fail("Model overloaded", 15));
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertFailed(reply, "Model overloaded", 15_000);
        assertEquals(1, around.first.requests.size() + around.second.requests.size(), "nobody else is asked");
    }

    @Test
    void anEmptyAnswerIsNone() {
        bothDo((conversation, frame) -> conversation.respond(" "));
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertFailed(reply, "Invalid AI response", 0);
    }

    @Test
    void aSilentCanisterIsGivenUpAndTheOtherIsAsked() {
        around.first.behaviour = (conversation, frame) -> {};
        around.second.behaviour = (conversation, frame) -> {};
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertFailed(reply, "AI response timeout - please try again", 10_000);
        assertEquals(1, around.first.requests.size());
        assertEquals(1, around.second.requests.size());
    }

    @Test
    void whatAnswersTooLateIsDropped() {
        var late = new LinkedBlockingQueue<Conversation>();
        bothDo((conversation, frame) -> late.add(conversation));
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        assertFailed(reply, "AI response timeout - please try again", 10_000);

        late.forEach(conversation -> conversation.respond("Too late"));
        around.first.calm();
        around.second.calm();
        var next = around.session.ask("And now?");
        Gateway.hint(next.id);

        assertEquals("Looks sound.", Await.done(next.over).answer());
        assertEquals(ReplyStatus.FAILED, reply.status);
    }

    @Test
    void anotherCanisterTakesOverWhileNobodyHasSeenACharacter() {
        var asked = new AtomicInteger();
        bothDo((conversation, frame) -> {
            if (asked.getAndIncrement() == 0) {
                conversation.chunk(0, " \n");
                conversation.socket().close();
            } else {
                conversation.respond("I can help.", "model-of-the-other");
            }
        });
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");

        Gateway.hint(reply.id);

        assertEquals("model-of-the-other", Await.done(reply.over).completion.modelUsed());
        told.next(ReplyStarted.class);
        told.deltas("I can help.");
    }

    @Test
    void nobodyTakesOverWhatPeopleHaveBegunToRead() {
        bothDo((conversation, frame) -> {
            conversation.chunk(0, "It is");
            conversation.socket().close();
        });
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertFailed(reply, "AI connection lost", 30_000);
        assertEquals(1, around.first.requests.size() + around.second.requests.size());
    }

    @Test
    void requestsAreSharedByTheCanistersAndAnsweredSideBySide() {
        var open = new LinkedBlockingQueue<Conversation>();
        bothDo((conversation, frame) -> open.add(conversation));
        var replies = List.of(1, 2, 3, 4, 5, 6, 7, 8).stream()
                .map(number -> around.session.ask("Question " + number))
                .toList();

        Gateway.hint(replies.stream().map(reply -> reply.id).toArray(java.util.UUID[]::new));

        for (var reply : replies) {
            var waiting = Await.next(open);
            assertTrue(around.first.requests.size() <= 5 && around.second.requests.size() <= 5, "shared evenly");
            waiting.respond("Answer");
        }
        replies.forEach(reply -> assertEquals("Answer", Await.done(reply.over).answer()));
        assertTrue(around.first.requests.size() >= 3 && around.second.requests.size() >= 3, "shared evenly");
    }

    @Test
    void onlySoManyAreAskedAtATime() {
        var open = new LinkedBlockingQueue<Conversation>();
        bothDo((conversation, frame) -> open.add(conversation));
        var replies = new java.util.ArrayList<Reply>();
        for (var i = 0; i < 24; i++) {
            replies.add(around.session.ask("Question " + i));
        }

        Gateway.hint(replies.stream().map(reply -> reply.id).toArray(java.util.UUID[]::new));

        for (var i = 0; i < 24; i++) {
            var waiting = Await.next(open);
            assertTrue(around.session.claimed.size() <= 16 + i, "16 places");
            waiting.respond("Answer");
        }
        replies.forEach(reply -> Await.done(reply.over));
    }

    @Test
    void whatWaitedWhileTheAiWasAwayIsAnsweredWhenItIsBack() {
        around.first.stop();
        around.second.stop();
        bothLinksAreDown();
        var reply = around.session.ask("Anybody there?");

        var status = Gateway.hint(reply.id);

        assertFalse(status.connected());
        assertEquals("AI service temporarily unavailable", status.reason());
        assertEquals(30_000, status.retryAfterMillis());
        assertEquals(0, around.session.claimed.size(), "nothing is claimed while nobody could answer");
        around.second.start();
        assertEquals("Looks sound.", Await.done(reply.over).answer());
    }

    @Test
    void aCanisterThatStopsAnsweringPingsIsDialledAnew() {
        around.first.answersPings = false;

        Await.next(around.first.closed);

        var pings = around.first.pings.size();
        assertTrue(pings >= 2, "after two unanswered pings, not " + pings);
        assertEquals(Set.of("type", "timestamp"), names(around.first.pings.element()));
        Await.next(around.first.opened);
    }

    @Test
    void nonsenseFromACanisterDisturbsNothing() {
        bothDo((conversation, frame) -> {
            conversation.socket().writeTextMessage("no json");
            conversation.socket().writeTextMessage("[1,2]");
            conversation.say(new JsonObject().put("type", "response"));
            conversation.say(new JsonObject().put("type", 5).put("request_id", true));
            conversation.say(new JsonObject()
                    .put("type", "response")
                    .put("request_id", "unknown")
                    .put("response", "For somebody else"));
            conversation.say(new JsonObject()
                    .put("type", "response")
                    .put("request_id", conversation.request())
                    .put("response", "Fine.")
                    .put("confidence_score", "high")
                    .put("metadata", 7));
        });
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        var stored = Await.done(reply.over).completion;
        assertEquals("Fine.", stored.content());
        assertEquals(null, stored.confidenceScore());
    }

    @Test
    void whatNamesAnotherConversationOrPersonIsDroppedAndCounted() {
        var before = another();
        bothDo((conversation, frame) -> {
            var other = UUID.randomUUID().toString();
            conversation.say(about(conversation, "response_chunk")
                    .put("conversation_id", other)
                    .put("index", 0)
                    .put("delta", "A stranger's secret."));
            conversation.say(about(conversation, "response")
                    .put("conversation_id", other)
                    .put("response", "A stranger's secret."));
            conversation.say(about(conversation, "response")
                    .put("user_id", "user_somebody")
                    .put("response", "A stranger's secret."));
            conversation.say(
                    about(conversation, "error").put("conversation_id", other).put("error_message", "No."));
            conversation.say(about(conversation, "response")
                    .put(
                            "conversation_id",
                            frame.path("conversation_id").textValue().toUpperCase(Locale.ROOT))
                    .put("user_id", frame.path("user_id").textValue())
                    .put("response", "Fine."));
        });
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");

        Gateway.hint(reply.id);

        assertEquals("Fine.", Await.done(reply.over).answer());
        told.next(ReplyStarted.class);
        told.deltas("Fine.");
        assertEquals(before + 4, another());
    }

    private static JsonObject about(Conversation conversation, String type) {
        return new JsonObject().put("type", type).put("request_id", conversation.request());
    }

    private double another() {
        return metrics.counter("bridge.canister.frames.dropped", "reason", "another_conversation")
                .count();
    }

    @Test
    void aFrameTooLargeEndsTheLinkAndNotTheService() {
        bothDo((conversation, frame) -> conversation.respond("x".repeat(100_000)));
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertFailed(reply, "AI connection lost", 30_000);
        bothLinksAreUp();
    }

    @Test
    void anAnswerWithoutEndIsCutAndKept() {
        bothDo((conversation, frame) -> {
            for (var i = 0; i < 50; i++) {
                conversation.chunk(i, "x".repeat(1000));
            }
        });
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        assertEquals("x".repeat(20_000), Await.done(reply.over).answer());
    }

    private void bothDo(FakeCanister.Behaviour behaviour) {
        around.first.behaviour = behaviour;
        around.second.behaviour = behaviour;
    }

    private static void assertFailed(Reply reply, String message, long retryAfterMillis) {
        var failure = Await.done(reply.over).failure;
        assertEquals(message, failure.message());
        assertEquals(retryAfterMillis, failure.retryAfterMillis());
        assertTrue(failure.code() == ErrorCode.AI_UNAVAILABLE || failure.code() == ErrorCode.INTERNAL);
    }

    private static void bothLinksAreUp() {
        Await.until(() -> Gateway.status().connectionCount() == 2);
    }

    private static void bothLinksAreDown() {
        Await.until(() -> Gateway.status().connectionCount() == 0);
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
