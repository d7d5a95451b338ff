package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A canister that dials us, on a stack without any other AI.
class CanisterDialsInTest {
    private static final String KEY = DelegatingStack.SERVICE_KEY;
    private final StackUnderTest stack = DelegatingStack.get();
    private final Person person = stack.person("alice");

    private ChatClient dialsIn(int gateway) {
        var canister = ChatClient.connect(stack.webSocket(gateway));
        canister.says("ai_auth", "service_key", KEY, "canister_id", "canister-a");
        var success = canister.hears("ai_auth_success");
        assertEquals("canister-a", success.text("canister_id"));
        assertEquals("authenticated", success.text("status"));
        assertEquals(
                List.of("message_processing", "response_generation", "context_analysis"),
                success.at("capabilities").valueStream().map(JsonNode::asText).toList());
        assertFalse(success.text("timestamp").isBlank());
        return canister;
    }

    private static ObjectNode answerTo(Frame question, String text) {
        return Frame.of(
                "ai_response",
                "message_id",
                question.text("message_id"),
                "thread_id",
                question.text("thread_id"),
                "user_id",
                question.text("user_id"),
                "response_content",
                text,
                "content_type",
                "markdown",
                "processing_time_ms",
                321,
                "confidence_score",
                0.5,
                "model_used",
                "dialled-in");
    }

    @Test
    void withoutAnyAiAMessageIsKeptAndAnsweredByTheFirstCanisterThatDialsIn() {
        try (var alice = person.connects(2)) {
            var thread = alice.createsThread("nobody home");
            var sent = alice.sends(thread, "first");
            var away = alice.hears("ai_unavailable");
            assertTrue(away.after(sent).compareTo(Duration.ofSeconds(5)) < 0);
            try (var canister = dialsIn(1)) {
                var asked = canister.hears("process_message", Duration.ofSeconds(30));
                assertEquals(thread, asked.text("thread_id"));
                assertEquals("first", asked.text("content"));
                assertEquals("text", asked.text("content_type"));
                assertEquals("normal", asked.text("priority"));
                assertFalse(asked.text("timestamp").isBlank());
                canister.says(answerTo(asked, "from inside"));
                var receipt = canister.hears("ai_response_processed");
                assertEquals(asked.text("message_id"), receipt.text("message_id"));
                assertEquals(thread, receipt.text("thread_id"));
                assertTrue(receipt.at("delivered_to_user").asBoolean());
                var answer = alice.hears("ai_response");
                assertEquals("from inside", answer.text("content"));
                assertEquals("dialled-in", answer.text("model_used"));
                assertEquals(receipt.text("response_id"), answer.text("message_id"));

                canister.says(answerTo(asked, "from inside, once more"));
                canister.hears("ai_response_processed");
                assertEquals(2, alice.history(thread).size());

                alice.sends(thread, "second");
                var context = canister.hears("process_message").at("conversation_context");
                assertEquals("first", context.path(0).path("content").asText());
                assertEquals("user", context.path(0).path("role").asText());
                assertEquals("from inside", context.path(1).path("content").asText());
                assertEquals("assistant", context.path(1).path("role").asText());
            }
        }
    }

    @Test
    void piecesWithoutWordsEndNoAnswer() {
        try (var alice = person.connects(2);
                var canister = dialsIn(1)) {
            var thread = alice.createsThread("in pieces");
            alice.sends(thread, "Well?");
            var asked = canister.hears("process_message", Duration.ofSeconds(30));
            canister.says(piece(asked, 0).put("role", "assistant"));
            canister.says(piece(asked, 1).put("delta", "Whole "));
            canister.says(piece(asked, 2).putNull("delta"));
            canister.says(piece(asked, 3).put("delta", "answer."));
            canister.says(piece(asked, 4).put("finish_reason", "stop"));
            canister.says(answerTo(asked, ""));

            assertTrue(canister.hears("ai_response_processed")
                    .at("delivered_to_user")
                    .asBoolean());
            assertEquals("Whole answer.", alice.hears("ai_response").text("content"));
        }
    }

    private static ObjectNode piece(Frame question, int index) {
        return Frame.of(
                "ai_response_chunk",
                "message_id",
                question.text("message_id"),
                "thread_id",
                question.text("thread_id"),
                "index",
                index);
    }

    @Test
    void anAnswerToAMessageNobodySentIsStoredNowhere() {
        try (var canister = dialsIn(1)) {
            canister.says(
                    "ai_response",
                    "message_id",
                    UUID.randomUUID(),
                    "thread_id",
                    UUID.randomUUID(),
                    "response_content",
                    "unasked");
            assertFalse(canister.hears("ai_response_processed")
                    .at("delivered_to_user")
                    .asBoolean());
        }
    }

    @Test
    void statusPingsAndUnknownTypesAreAnswered() {
        try (var canister = dialsIn(1)) {
            canister.says("ai_status", "status", "ready", "queue_size", 0, "processing_capacity", 10, "uptime", 5);
            var status = canister.hears("status_acknowledged");
            assertEquals("operational", status.text("backend_status"));
            assertFalse(status.text("received_at").isBlank());
            assertEquals("canister-a", canister.says("ping").hears("pong").text("canister_id"));
            assertEquals(
                    "UNKNOWN_AI_MESSAGE_TYPE",
                    canister.says("make_coffee").hears("error").text("code"));
        }
    }

    @Test
    void aWrongKeyIsRefused() {
        for (var key : List.of("", "wrong", KEY + "x")) {
            try (var stranger = ChatClient.connect(stack.webSocket(1))) {
                stranger.says("ai_auth", "service_key", key, "canister_id", "canister-b");
                assertEquals("INVALID_SERVICE_KEY", stranger.hears("error").text("code"));
            }
        }
    }
}
