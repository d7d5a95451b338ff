package dev.parley.gateway.rest.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `/v1` before a session-service in memory.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class CompletionsResourceTest {
    private static final String COMPLETIONS = "/v1/chat/completions";

    @TestHTTPResource("/")
    URI gateway;

    private Rest alice;
    private Rest bob;

    @BeforeEach
    void people() {
        alice = Rest.of(gateway, "openai-alice");
        bob = Rest.of(gateway, "openai-bob");
    }

    private static String says(String text, String more) {
        return "{\"model\":\"parley\",\"messages\":[{\"role\":\"system\",\"content\":\"Be kind\"},"
                + "{\"role\":\"user\",\"content\":\"" + text + "\"}]" + more + "}";
    }

    private Rest.Answered answered(String body, String answer, String... headers) throws InterruptedException {
        var asked = CompletableFuture.supplyAsync(() -> alice.post(COMPLETIONS, body, headers));
        Neighbours.session.replies.answer(Neighbours.session.replies.next(), answer);
        return asked.join();
    }

    @Test
    void aCompletionNamesTheConversationItHasBegun() throws InterruptedException {
        var answer = answered(says("Hello?", ""), "Hello.");

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type").split(";")[0]);
        var completion = answer.json();
        assertEquals("chat.completion", completion.path("object").asText());
        assertEquals("a-model", completion.path("model").asText());
        assertEquals("Hello.", completion.at("/choices/0/message/content").asText());
        assertEquals("stop", completion.at("/choices/0/finish_reason").asText());
        assertEquals(10, completion.at("/usage/total_tokens").asInt());
        var conversation = completion.at("/metadata/conversation_id").asText();
        assertEquals(conversation, answer.header("X-Conversation-Id"));
        assertEquals(
                "Hello?",
                Neighbours.session
                        .said(UUID.fromString(conversation))
                        .getFirst()
                        .content());
    }

    @Test
    void aNamedConversationGoesOn() throws InterruptedException {
        var conversation = answered(says("One?", ""), "One.").header("X-Conversation-Id");

        var inBody = answered(says("Two?", ",\"metadata\":{\"conversation_id\":\"" + conversation + "\"}"), "Two.");
        var inHeader = answered(says("Three?", ""), "Three.", "X-Conversation-Id", conversation);

        assertEquals(conversation, inBody.header("X-Conversation-Id"));
        assertEquals(conversation, inHeader.header("X-Conversation-Id"));
        assertEquals(6, Neighbours.session.said(UUID.fromString(conversation)).size());
        refuses(404, "not_found", bob.post(COMPLETIONS, says("Two?", ""), "X-Conversation-Id", conversation));
    }

    @Test
    void aStreamIsOfChunksAndSaysItsUsageWhereThatIsAskedFor() throws InterruptedException {
        var answer = answered(says("Hello?", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"), "Hello.");

        assertEquals("text/event-stream", answer.header("Content-Type"));
        var body = answer.response().body();
        assertTrue(body.contains("\"delta\":{\"content\":\"Hello.\"}"), body);
        assertTrue(body.contains("\"total_tokens\":10"), body);
        assertTrue(body.endsWith("data: [DONE]\n\n"), body);
        assertTrue(body.contains(answer.header("X-Conversation-Id")), body);
    }

    @Test
    void theSameKeyAgainIsTheSameTurn() throws InterruptedException {
        var key = UUID.randomUUID().toString();
        var first = answered(says("Hello?", ""), "Hello.", "Idempotency-Key", key);

        var again = alice.post(COMPLETIONS, says("Hello?", ""), "Idempotency-Key", key);

        assertEquals(first.json().path("id"), again.json().path("id"));
        assertEquals(first.header("X-Conversation-Id"), again.header("X-Conversation-Id"));
        var another = answered(says("Hello?", ""), "Hello.");
        assertNotEquals(first.header("X-Conversation-Id"), another.header("X-Conversation-Id"));
    }

    @Test
    void whatIsRefusedIsRefusedInOpenAisShape() {
        refuses(401, "invalid_api_key", Rest.stranger(gateway).post(COMPLETIONS, says("Hello?", "")));
        refuses(
                404,
                "model_not_found",
                alice.post(COMPLETIONS, says("Hello?", "").replace("parley", "gpt-4o")));
        refuses(404, "not_found", alice.post(COMPLETIONS, says("Hello?", ""), "X-Conversation-Id", "mine"));
        refuses(404, "not_found", alice.get("/v1/embeddings"));
        refuses(400, "bad_request", alice.post(COMPLETIONS, "{"));
        refuses(400, "bad_request", alice.post(COMPLETIONS, says(" ", "")));
        refuses(400, "bad_request", alice.post(COMPLETIONS, says("Hello?", ",\"n\":2")));
        refuses(
                400,
                "bad_request",
                alice.post(
                        COMPLETIONS,
                        "{\"model\":\"parley\",\"messages\":[{\"role\":\"user\",\"content\":\"One?\"},"
                                + "{\"role\":\"assistant\",\"content\":\"One.\"},{\"role\":\"user\",\"content\":\"Two?\"}]}"));
        refuses(
                400,
                "bad_request",
                alice.post(
                        COMPLETIONS,
                        "{\"model\":\"parley\",\"messages\":[{\"role\":\"assistant\",\"content\":\"One.\"}]}"));
    }

    private static void refuses(int status, String code, Rest.Answered refused) {
        assertEquals(status, refused.status(), refused.response().body());
        assertEquals("application/json", refused.header("Content-Type").split(";")[0]);
        assertEquals(code, refused.json().at("/error/code").asText());
        assertTrue(refused.json().at("/error/message").isTextual());
        assertTrue(refused.json().at("/error/param").isNull());
    }

    @Test
    void theModelThereIsIsListed() {
        var models = alice.get("/v1/models").json();

        assertEquals("list", models.path("object").asText());
        assertEquals("parley", models.at("/data/0/id").asText());
        assertEquals(
                "model", alice.get("/v1/models/parley").json().path("object").asText());
        refuses(404, "model_not_found", alice.get("/v1/models/gpt-4o"));
    }
}
