package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.LogRecords;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What people are told while nothing can be stored: the disk is full, say, and session-service says when to come back.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(OverloadTest.Impatient.class)
class OverloadTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WHILE = 1000;
    private static final int MANY = 20;
    private static final int TOGETHER = 4;

    /// More messages than are stored until the line has stood for long enough.
    private static final int WELL_BEHIND = 20;

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.session.read-timeout", "300ms",
                    "gateway.session.patience", "600ms",
                    "gateway.messaging.max-batch", "2",
                    "gateway.messaging.standing-wait", "50ms",
                    "gateway.messaging.standing-after", "200ms");
        }
    }

    @TestHTTPResource("/")
    URI gateway;

    @AfterEach
    void thereIsRoomAgain() {
        Neighbours.session.unavailable.set(0);
        Neighbours.session.signInsUnavailable.set(0);
        Neighbours.session.appendMillis = 0;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    @Test
    void aMessageThatCannotBeStoredIsUnavailableOnASocketWithTheTimeToComeBack() {
        try (var alice = new RawSocket(
                gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of("full-alice")))) {
            alice.text("{\"type\":\"connect\",\"ref\":\"c\"}");
            alice.hears("ok");
            alice.text("{\"type\":\"conversation.create\",\"ref\":\"g\",\"kind\":\"ai\",\"title\":\"full\"}");
            var conversation = read(alice.hears("ok")).at("/conversation/id").asText();
            var message = "{\"type\":\"message.send\",\"ref\":\"m\",\"key\":\"k\",\"conversation_id\":\"" + conversation
                    + "\",\"content\":\"kept?\"}";
            Neighbours.session.unavailable.set(WHILE);

            alice.text(message);

            var error = read(alice.hears("error"));
            assertEquals("unavailable", error.path("code").asText());
            assertEquals("m", error.path("ref").asText());
            assertTrue(error.path("retryable").asBoolean());
            assertEquals(2000, error.path("retry_after_ms").asInt());
            Neighbours.session.unavailable.set(0);
            alice.text(message);
            assertEquals("kept?", read(alice.hears("ok")).at("/message/content").asText());
        }
    }

    @Test
    void andOverRestAsWell() {
        var bob = Rest.of(gateway, "full-bob");
        var path = URI.create(
                        bob.post("/api/v1/conversations", "{\"kind\":\"ai\"}").header("Location"))
                .getPath();
        Neighbours.session.unavailable.set(WHILE);

        var refused = bob.post(path + "/messages", "{\"key\":\"1\",\"content\":\"kept?\"}");

        assertEquals(503, refused.status());
        assertEquals("2", refused.header("Retry-After"));
        assertEquals("unavailable", refused.json().path("code").asText());
        assertEquals(2000, refused.json().path("retry_after_ms").asInt());
        assertTrue(refused.json().path("retryable").asBoolean());
    }

    @Test
    void whoCannotBeSignedInByTheUpgradeIsToldWhenToComeBack() {
        Neighbours.session.signInsUnavailable.set(WHILE);

        try (var carol = new RawSocket(
                gateway.getPort(), "/api/messages/ws", Map.of("Authorization", "Bearer " + Tokens.of("full-carol")))) {
            assertTrue(carol.status.startsWith("HTTP/1.1 503 "), carol.status);
            assertTrue(carol.head.contains("\r\nretry-after: 5\r\n"), carol.head);
        }
    }

    @Test
    void andWhoSignsInByAFrameIsSentAwayToComeBack() {
        try (var dave = new RawSocket(
                gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of("full-dave")))) {
            Neighbours.session.signInsUnavailable.set(WHILE);
            dave.text("{\"type\":\"connect\",\"ref\":\"1\"}");

            var error = read(dave.hears("error"));
            assertEquals("unavailable", error.path("code").asText());
            assertEquals(2000, error.path("retry_after_ms").asInt());
            assertEquals(4000, dave.hearsClose().closeCode(), "come back");
        }
    }

    /// The first request of a young gateway may take longer than this one has patience.
    private static String conversation(Rest somebody) {
        var created = somebody.post("/api/v1/conversations", "{\"kind\":\"ai\"}");
        while (created.status() == 503) {
            created = somebody.post("/api/v1/conversations", "{\"kind\":\"ai\"}");
        }
        assertEquals(201, created.status());
        return created.header("Location");
    }

    @Test
    @Timeout(60)
    void andTheLogTellsOfItOnceASecond() throws Exception {
        var erin = Rest.of(gateway, "full-erin");
        var path = URI.create(conversation(erin)).getPath();
        Neighbours.session.unavailable.set(WHILE);
        try (var log = new LogRecords("dev.parley.gateway.messaging.MessageSender")) {
            try (var threads = Executors.newFixedThreadPool(TOGETHER)) {
                var refused = IntStream.range(0, MANY)
                        .mapToObj(number -> threads.submit(() ->
                                erin.post(path + "/messages", "{\"key\":\"" + number + "\",\"content\":\"kept?\"}")))
                        .toList();
                for (var one : refused) {
                    assertEquals(503, one.get().status());
                }
            }

            log.assertSparing(MANY);
        }
    }

    private static JsonNode answer(RawSocket somebody) {
        while (true) {
            var frame = somebody.next();
            assertEquals(RawFrame.TEXT, frame.opcode());
            var heard = read(frame.text());
            if (List.of("ok", "error").contains(heard.path("type").asText())) {
                return heard;
            }
        }
    }

    private static String saying(String key, String conversation) {
        return "{\"type\":\"message.send\",\"ref\":\"" + key + "\",\"key\":\"" + key + "\",\"ai\":\"never\""
                + ",\"conversation_id\":\"" + conversation + "\",\"content\":\"kept?\"}";
    }

    @Test
    @Timeout(60)
    void whereMoreComesThanCanBeStoredTheNextIsRefusedAtOnceAndWhatWasTakenIsStored() {
        try (var frank = new RawSocket(
                gateway.getPort(), "/parley", Map.of("Authorization", "Bearer " + Tokens.of("full-frank")))) {
            frank.text("{\"type\":\"connect\",\"ref\":\"c\"}");
            frank.hears("ok");
            frank.text("{\"type\":\"conversation.create\",\"ref\":\"g\",\"kind\":\"ai\",\"title\":\"full\"}");
            var conversation = read(frank.hears("ok")).at("/conversation/id").asText();
            Neighbours.session.appendMillis = 60;
            for (var number = 0; number < 2 * WELL_BEHIND; number++) {
                frank.text(saying("k" + number, conversation));
            }
            for (var number = 0; number < WELL_BEHIND; number++) {
                assertEquals("k" + number, read(frank.hears("ok")).path("ref").asText());
            }

            frank.text(saying("one too many", conversation));

            var answers = new ArrayList<JsonNode>();
            for (var number = WELL_BEHIND; number <= 2 * WELL_BEHIND; number++) {
                answers.add(answer(frank));
            }
            var error = answers.stream()
                    .filter(answer -> "one too many".equals(answer.path("ref").asText()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("unavailable", error.path("code").asText());
            assertEquals(1000, error.path("retry_after_ms").asInt());
            assertTrue(answers.getLast() != error, "refused before those in line were stored");
            assertEquals(
                    WELL_BEHIND,
                    answers.stream()
                            .filter(answer -> "ok".equals(answer.path("type").asText()))
                            .count());

            frank.text(saying("one too many", conversation));
            assertEquals("kept?", read(frank.hears("ok")).at("/message/content").asText());
        }
    }
}
