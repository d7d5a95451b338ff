package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `/api/v1` before a session-service in memory: what is asked, and how it is answered.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class RestApiTest {
    private static final String CONVERSATIONS = "/api/v1/conversations";

    @TestHTTPResource("/")
    URI gateway;

    private Rest alice;
    private Rest bob;

    @BeforeEach
    void people() {
        alice = Rest.of(gateway, "api-alice");
        bob = Rest.of(gateway, "api-bob");
    }

    private String conversation() {
        var created = alice.post(CONVERSATIONS, "{\"kind\":\"ai\",\"title\":\"Plans\"}");
        assertEquals(201, created.status());
        var id = created.json().at("/conversation/id").asText();
        assertEquals(gateway.resolve(CONVERSATIONS + "/" + id).toString(), created.header("Location"));
        return CONVERSATIONS + "/" + id;
    }

    @Test
    void aConversationIsBegunAndListed() {
        var path = conversation();

        var listed = alice.get(CONVERSATIONS + "?limit=100");
        assertEquals(200, listed.status());
        assertTrue(listed.json().path("conversations").findValuesAsText("id").contains(path.substring(22)));
        assertEquals("Plans", alice.get(path).json().at("/conversation/title").asText());
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        var path = conversation();

        var first = alice.get(path);
        var again = alice.get(path, "If-None-Match", first.header("ETag"));
        assertEquals(304, again.status());
        assertEquals("", again.response().body());

        alice.post(path + "/messages", "{\"key\":\"1\",\"content\":\"hello\"}");
        assertEquals(200, alice.get(path, "If-None-Match", first.header("ETag")).status());
    }

    @Test
    void aMessageSentByARequestIsHeardOnSocketsAtOnce() {
        var path = conversation();
        try (var socket =
                new RawSocket(gateway.getPort(), "/ws", Map.of("Authorization", "Bearer " + Tokens.of("api-alice")))) {
            socket.hears("auth_success");

            var sent = alice.post(path + "/messages", "{\"key\":\"1\",\"content\":\"from REST\"}");

            assertEquals(201, sent.status());
            assertEquals("from REST", sent.json().at("/message/content").asText());
            assertTrue(socket.hears("message_sent").contains("from REST"));
        }
        var history = alice.get(path + "/messages").json();
        assertEquals("from REST", history.at("/messages/0/content").asText());
        assertFalse(history.path("more").asBoolean(true));
    }

    @Test
    void theKeyMayComeAsAHeader() {
        var path = conversation();

        var sent = alice.post(path + "/messages", "{\"content\":\"hello\"}", "Idempotency-Key", "k-1");

        assertEquals("k-1", sent.json().at("/message/key").asText());
        var message =
                alice.get(sent.header("Location").substring(gateway.toString().length() - 1));
        assertEquals("\"2\"", message.header("ETag"));
        assertEquals("hello", message.json().at("/message/content").asText());
    }

    @Test
    void thePathIsWhatCountsAndNotWhatTheBodySays() {
        var path = conversation();
        var other = UUID.randomUUID();

        var sent = alice.post(
                path + "/messages",
                "{\"type\":\"conversation.delete\",\"conversation_id\":\"" + other
                        + "\",\"key\":\"1\",\"content\":\"x\"}");

        assertEquals(201, sent.status());
        assertEquals(
                path.substring(22), sent.json().at("/message/conversation_id").asText());
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByItsName() {
        var path = conversation() + "/messages";

        assertRefused("content is required", alice.post(path, "{\"key\":\"1\"}"));
        assertRefused("key is required", alice.post(path, "{\"content\":\"x\"}"));
        assertRefused("The body is not valid JSON", alice.post(path, "{"));
        assertRefused("The body is not valid JSON", alice.post(path, "{\"key\":\"1\",\"content\":\"x\"} and more"));
        assertRefused("The body is a JSON object", alice.post(path, "[]"));
        assertRefused("limit must be a whole number from 1 to 500", alice.get(path + "?limit=many"));
        assertRefused("limit must be a whole number from 1 to 500", alice.get(path + "?limit=0"));
        assertRefused("before_seq must be a whole number from 0 on", alice.get(path + "?before_seq=-1"));
    }

    private static void assertRefused(String detail, Rest.Answered answered) {
        assertEquals(400, answered.status());
        assertEquals(detail, answered.json().path("detail").asText());
        assertEquals("bad_request", answered.json().path("code").asText());
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        var refused = alice.ask("POST", CONVERSATIONS, null, "Content-Type", "text/plain");

        assertEquals(415, refused.status());
        assertEquals("application/problem+json", refused.header("Content-Type"));
    }

    @Test
    void anothersConversationAnswersAsOneThereIsNot() {
        var hers = conversation();

        var guessed = bob.get(hers);
        var nothing = bob.get(CONVERSATIONS + "/" + UUID.randomUUID());
        var noId = bob.get(CONVERSATIONS + "/1");

        assertEquals(404, guessed.status());
        assertEquals(nothing.response().body(), guessed.response().body());
        assertEquals(404, noId.status());
        assertEquals(
                404,
                bob.post(hers + "/messages", "{\"key\":\"1\",\"content\":\"x\"}")
                        .status());
    }

    @Test
    void theDocumentIsServedToEverybody() {
        var document = Rest.stranger(gateway).get("/api/v1/openapi.yaml");

        assertEquals(200, document.status());
        assertTrue(document.response().body().contains("openapi: 3.1.0"));
    }
}
