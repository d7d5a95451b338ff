package dev.parley.ai.canister.dialledin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.FakeSession.Reply;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.ai.fake.Told;
import dev.parley.session.contract.log.Ephemeral.ReplyStarted;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class DialledInTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANISTER = "canister-7";
    private static final String CHANNEL = "gateway-1:canister-7";

    Surroundings around;

    private final ScheduledExecutorService announcements = Executors.newSingleThreadScheduledExecutor();
    private BlockingQueue<String> requests;

    @BeforeEach
    void onlyOneThatDialledIn() {
        around.calm();
        around.first.stop();
        around.second.stop();
        Await.until(() -> Gateway.status().connectionCount() == 0);
        requests = around.redis.listen(CHANNEL);
        announcements.scheduleAtFixedRate(() -> hello(false), 0, 150, TimeUnit.MILLISECONDS);
        Await.until(() -> Gateway.status().connectionCount() == 1);
    }

    /// So that the next test need not wait until its silence is noticed.
    @AfterEach
    void saysFarewell() {
        silence();
        hello(true);
    }

    private void silence() {
        announcements.close();
    }

    @Test
    void isAskedThroughItsGatewayAndItsAnswerIsStored() throws Exception {
        var reply = around.session.ask(java.util.UUID.randomUUID(), "What about md5?");
        Gateway.hint(reply.id);

        var request = nextRequest();
        assertTrue(request.answerTo().startsWith("http://"));
        assertEquals(reply.message.toString(), request.messageId());
        var frame = JSON.readTree(request.frame());
        assertEquals(
                Set.of(
                        "type",
                        "message_id",
                        "thread_id",
                        "user_id",
                        "content",
                        "content_type",
                        "conversation_context",
                        "timestamp",
                        "priority"),
                names(frame));
        assertEquals("process_message", frame.path("type").textValue());
        assertEquals(reply.message.toString(), frame.path("message_id").textValue());
        assertEquals("What about md5?", frame.path("content").textValue());
        assertEquals("normal", frame.path("priority").textValue());

        var receipt = Gateway.relay(answer(reply, "Do not use it."));

        assertTrue(receipt.delivered());
        assertEquals(reply.answerId.toString(), receipt.responseId());
        var stored = Await.done(reply.over).completion;
        assertEquals("Do not use it.", stored.content());
        assertEquals("markdown", stored.contentType());
        assertEquals("canister-model", stored.modelUsed());
    }

    @Test
    void earlierMessagesAreItsContext() throws Exception {
        var reply = around.session.ask("One?");
        Gateway.hint(reply.id);
        nextRequest();
        Gateway.relay(answer(reply, "One."));
        var next = around.session.ask(reply.conversation, "Two?");
        Gateway.hint(next.id);

        var context = JSON.readTree(nextRequest().frame()).path("conversation_context");

        assertEquals(2, context.size());
        assertEquals(Set.of("role", "content", "content_type", "timestamp"), names(context.path(0)));
        assertEquals("One?", context.path(0).path("content").textValue());
        assertEquals("assistant", context.path(1).path("role").textValue());
        Gateway.relay(answer(next, "Two."));
    }

    @Test
    void mayStream() {
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");
        Gateway.hint(reply.id);
        nextRequest();

        assertTrue(Gateway.relay(piece(reply, 0, "So ")).delivered());
        assertTrue(Gateway.relay(piece(reply, 1, "so.")).delivered());
        told.next(ReplyStarted.class);
        told.deltas("So so.");
        Gateway.relay(answer(reply, "So so."));

        assertEquals("So so.", Await.done(reply.over).answer());
    }

    @Test
    void aPieceWithoutWordsIsNotTheAnswer() {
        var told = new Told(around);
        var reply = around.session.ask(told.conversation, "Well?");
        Gateway.hint(reply.id);
        nextRequest();

        Gateway.relay(piece(reply, 0, ""));
        Gateway.relay(piece(reply, 1, "Whole "));
        Gateway.relay(piece(reply, 2, ""));
        Gateway.relay(piece(reply, 3, "answer."));
        Gateway.relay(piece(reply, null, ""));
        told.next(ReplyStarted.class);
        told.deltas("Whole answer.");
        assertTrue(Gateway.relay(answer(reply, "")).delivered());

        assertEquals("Whole answer.", Await.done(reply.over).answer());
    }

    @Test
    void aPieceThatCannotBeReadIsMissing() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        nextRequest();

        Gateway.relay(piece(reply, 0, "Whole "));
        Gateway.relay(piece(reply, 1, null));
        assertFalse(Gateway.relay(answer(reply, "")).delivered());

        var failure = Await.done(reply.over).failure;
        assertEquals("Invalid AI response", failure.message());
        assertEquals("Whole ", failure.heard().content());
    }

    @Test
    void aPieceThatCannotBeReadTakesNothingFromTheWholeAnswer() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        nextRequest();

        Gateway.relay(piece(reply, 0, null));
        assertTrue(Gateway.relay(answer(reply, "Whole answer.")).delivered());

        assertEquals("Whole answer.", Await.done(reply.over).answer());
    }

    /// As a gateway of the version before says it.
    @Test
    void wordsAloneMakeAPiece() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        nextRequest();

        Gateway.signed()
                .body(Map.of("canisterId", CANISTER, "messageId", reply.message, "index", 0, "delta", "So "))
                .post("/internal/v1/canisters/answers")
                .then()
                .statusCode(200);
        Gateway.relay(answer(reply, "So so."));

        assertEquals("So so.", Await.done(reply.over).answer());
    }

    @Test
    void anAnswerNobodyAskedForIsStoredNowhere() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        nextRequest();

        assertFalse(Gateway.relay(CanisterAnswer.builder()
                        .canisterId(CANISTER)
                        .messageId("no-such-message")
                        .content("Hello")
                        .contentType("text")
                        .processingTimeMs(1)
                        .confidenceScore(0.5)
                        .modelUsed("m")
                        .build())
                .delivered());
        assertFalse(Gateway.relay(CanisterAnswer.builder()
                        .canisterId("another")
                        .messageId(reply.message.toString())
                        .content("Hello")
                        .contentType("text")
                        .processingTimeMs(1)
                        .confidenceScore(0.5)
                        .modelUsed("m")
                        .build())
                .delivered());

        assertTrue(Gateway.relay(answer(reply, "Mine.")).delivered());
        assertEquals("Mine.", Await.done(reply.over).answer());
        assertFalse(Gateway.relay(answer(reply, "Again.")).delivered());
    }

    @Test
    void itsSocketClosingEndsWhatItWasWriting() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        nextRequest();

        Gateway.relay(CanisterAnswer.builder()
                .canisterId(CANISTER)
                .messageId(reply.message.toString())
                .lost(true)
                .build());

        assertEquals("AI connection lost", Await.done(reply.over).failure.message());
    }

    @Test
    void itsFarewellEndsWhatItWasWriting() {
        var reply = around.session.ask("Well?");
        Gateway.hint(reply.id);
        nextRequest();

        silence();
        hello(true);

        assertEquals("AI connection lost", Await.done(reply.over).failure.message());
        Await.until(() -> Gateway.status().connectionCount() == 0);
    }

    @Test
    void whoeverFallsSilentIsForgotten() {
        silence();

        Await.until(() -> Gateway.status().connectionCount() == 0);
    }

    private void hello(boolean gone) {
        try {
            var text = JSON.writeValueAsString(new CanisterHello(CANISTER, CHANNEL, gone));
            Await.until(() -> around.redis.publish(CanisterHello.CHANNEL, text) > 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private CanisterRequest nextRequest() {
        try {
            return JSON.readValue(Await.next(requests), CanisterRequest.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static CanisterAnswer answer(Reply reply, String text) {
        return CanisterAnswer.builder()
                .canisterId(CANISTER)
                .messageId(reply.message.toString())
                .content(text)
                .contentType("markdown")
                .processingTimeMs(120)
                .confidenceScore(0.8)
                .modelUsed("canister-model")
                .build();
    }

    private static CanisterAnswer piece(Reply reply, Integer index, String text) {
        return CanisterAnswer.builder()
                .canisterId(CANISTER)
                .messageId(reply.message.toString())
                .piece(true)
                .index(index)
                .delta(text)
                .build();
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
