package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The avai dialect over real sockets, as bytes.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class SocketTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource
    URI gateway;

    @Inject
    RedisPublisher publisher;

    @Inject
    RedisSubscriber subscriber;

    @Inject
    ObjectMapper changesJson;

    private RawSocket connect() {
        return connect(Map.of());
    }

    private RawSocket connect(Map<String, String> headers) {
        return new RawSocket(gateway.getPort(), "/ws", headers);
    }

    private RawSocket signedIn(String name) {
        var socket = connect();
        socket.hears("welcome");
        socket.text("{\"type\":\"auth\",\"token\":\"" + Tokens.of(name) + "\"}");
        socket.hears("auth_success");
        return socket;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String thread(RawSocket socket) {
        socket.text("{\"type\":\"create_thread\",\"title\":\"a thread\"}");
        return json(socket.hears("thread_created")).at("/thread/id").asText();
    }

    private static void says(RawSocket socket, String thread, String content) {
        socket.text("{\"type\":\"send_message\",\"thread_id\":\"" + thread + "\",\"content\":\"" + content + "\"}");
    }

    @Test
    void framesSentBeforeTheGreetingAreAnsweredAfterIt() {
        try (var socket = connect()) {
            socket.text("{\"type\":\"ping\",\"id\":1}");

            assertEquals("welcome", json(socket.next().text()).path("type").asText());
            assertEquals(1, json(socket.next().text()).path("id").asInt());
        }
    }

    @Test
    void aTokenOnTheUpgradeSignsInBeforeTheFirstFrame() {
        try (var socket = connect(Map.of("Authorization", "Bearer " + Tokens.of("header-alice")))) {
            socket.text("{\"type\":\"create_thread\",\"title\":\"at once\"}");

            assertEquals(
                    "header-alice",
                    json(socket.hears("auth_success")).at("/user/id").asText());
            assertEquals(
                    "at once",
                    json(socket.hears("thread_created")).at("/thread/title").asText());
        }
    }

    @Test
    void aForeignOriginIsRefusedWith403() {
        try (var socket = connect(Map.of("Origin", "https://evil.example"))) {
            assertTrue(socket.status.contains("403"), socket.status);
        }
    }

    @Test
    void aMessageInPiecesIsOneMessageAlsoWhenTheFirstPieceIsEmpty() {
        try (var socket = connect()) {
            socket.frame(RawFrame.TEXT, false, new byte[0]);
            socket.frame(RawFrame.CONTINUATION, false, "{\"type\":\"ping\",".getBytes());
            socket.frame(RawFrame.PING, true, "between".getBytes());
            socket.frame(RawFrame.CONTINUATION, true, "\"id\":7}".getBytes());

            assertEquals(7, json(socket.hears("pong")).path("id").asInt());
        }
    }

    @Test
    void textThatIsNotUtf8ClosesWith1007() {
        try (var socket = connect()) {
            socket.frame(RawFrame.TEXT, true, new byte[] {'"', (byte) 0xc3, '"'});

            assertEquals(1007, socket.hearsClose().closeCode());
        }
    }

    @Test
    void aFrameOfAMegabyteClosesWith1009AndWithoutAReset() {
        try (var socket = connect()) {
            socket.frame(RawFrame.TEXT, true, new byte[1_000_000]);

            assertEquals(1009, socket.hearsClose().closeCode());
        }
    }

    @Test
    void piecesThatAddUpToTooMuchCloseWith1009() {
        try (var socket = connect()) {
            socket.frame(RawFrame.TEXT, false, "x".repeat(200_000).getBytes());
            socket.frame(RawFrame.CONTINUATION, false, "x".repeat(200_000).getBytes());

            assertEquals(1009, socket.hearsClose().closeCode());
        }
    }

    @Test
    void aFrameOverTheLimitOfTheDialectIsAnsweredAndTheConnectionStays() {
        try (var socket = connect()) {
            socket.text("{\"type\":\"ping\",\"x\":\"" + "x".repeat(11_000) + "\"}");
            var error = json(socket.hears("error"));
            socket.text("{\"type\":\"ping\"}");
            socket.hears("pong");

            assertEquals("MESSAGE_TOO_LARGE", error.path("code").asText());
            assertTrue(error.path("message").asText().contains("Message exceeds maximum size of"));
        }
    }

    @Test
    void aBinaryMessageIsReadAsTheTextItIs() {
        try (var socket = connect()) {
            socket.frame(RawFrame.BINARY, false, "{\"type\":\"ping\",".getBytes());
            socket.frame(RawFrame.CONTINUATION, true, "\"id\":7}".getBytes());

            assertEquals(7, json(socket.hears("pong")).path("id").asInt());
        }
    }

    @Test
    void aBinaryMessageThatIsNoTextIsAnsweredAndTheConnectionStays() {
        try (var socket = connect()) {
            socket.frame(RawFrame.BINARY, true, new byte[] {'"', (byte) 0xc3, '"'});
            var error = json(socket.hears("error"));
            socket.text("{\"type\":\"ping\"}");
            socket.hears("pong");

            assertEquals("INVALID_MESSAGE", error.path("code").asText());
        }
    }

    @Test
    void ourOwnProtocolReadsNoBinaryMessage() {
        try (var socket = new RawSocket(gateway.getPort(), "/parley", Map.of())) {
            socket.frame(RawFrame.BINARY, true, "{\"type\":\"ping\"}".getBytes());

            assertEquals("bad_request", json(socket.hears("error")).path("code").asText());
        }
    }

    @Test
    void aCloseIsAnsweredWithTheSameCode() {
        try (var socket = connect()) {
            socket.hears("welcome");
            socket.frame(RawFrame.CLOSE, true, new byte[] {0x03, (byte) 0xe8});

            assertEquals(1000, socket.hearsClose().closeCode());
        }
    }

    @Test
    void tooManyErrorsCloseWith1003() {
        try (var socket = connect()) {
            for (var count = 0; count < 21; count++) {
                socket.text("no json");
            }

            var close = socket.hearsClose();
            assertEquals(1003, close.closeCode());
            assertEquals("Too many errors", close.closeText());
        }
    }

    @Test
    void messagesSentAtOnceShareRequestsAndAreAnsweredInOrder() {
        try (var alice = signedIn("batch-alice")) {
            var thread = thread(alice);
            var before = Neighbours.session.appends.get();
            Neighbours.session.appendMillis = 100;
            for (var count = 0; count < 40; count++) {
                says(alice, thread, "number " + count);
            }
            for (var count = 0; count < 40; count++) {
                assertEquals(
                        "number " + count,
                        json(alice.hears("message_sent")).path("content").asText());
            }

            assertTrue(Neighbours.session.appends.get() - before <= 3, "40 messages took more than three requests");
        } finally {
            Neighbours.session.appendMillis = 0;
        }
    }

    @Test
    void aMessageIsStoredOnceTheDatabaseIsBack() {
        try (var alice = signedIn("patient-alice")) {
            var thread = thread(alice);
            Neighbours.session.unavailable.set(3);
            says(alice, thread, "after the storm");

            assertEquals(
                    "after the storm",
                    json(alice.hears("message_sent")).path("content").asText());
        }
    }

    @Test
    void theOtherConnectionOfAPersonHearsAMessageOnceAndItsSenderOnlyTheAnswer() {
        try (var phone = signedIn("both-alice");
                var desk = signedIn("both-alice")) {
            var thread = thread(phone);
            says(phone, thread, "first");
            says(phone, thread, "second");

            for (var socket : new RawSocket[] {phone, desk}) {
                assertEquals(
                        "first",
                        json(socket.hears("message_sent")).path("content").asText());
                assertEquals(
                        "second",
                        json(socket.hears("message_sent")).path("content").asText());
            }
            phone.text("{\"type\":\"ping\"}");
            desk.text("{\"type\":\"ping\"}");
            // The next frames are the pongs and what the AI being away has to say: no third message.
            assertFalse(phone.hears("pong").isEmpty());
            assertFalse(desk.hears("pong").isEmpty());
        }
    }

    @Test
    void aSenderIsNotToldItsOwnMessageByTheReplayOfTheConversation() throws InterruptedException {
        try (var alice = signedIn("late-alice")) {
            Neighbours.session.logMillis = 300;
            var thread = Neighbours.session.begun("late-alice");
            while (!thread.equals(Neighbours.session.logAsked.poll(10, TimeUnit.SECONDS))) {
                // The gateway has not found it yet.
            }
            says(alice, thread.toString(), "mine");
            assertEquals(
                    "mine", json(alice.hears("message_sent")).path("content").asText());

            Neighbours.session.store(thread, null, "an answer", null);
            var next = json(alice.next().text());
            while (!next.path("type").asText().equals("ai_response")) {
                assertNotEquals("message_sent", next.path("type").asText());
                next = json(alice.next().text());
            }
        } finally {
            Neighbours.session.logMillis = 0;
        }
    }

    @Test
    void whatNoAnnouncementToldIsReadFromTheLog() {
        try (var alice = signedIn("lonely-alice")) {
            var thread = thread(alice);
            Neighbours.session.store(UUID.fromString(thread), null, "an answer nobody announced", null);

            assertEquals(
                    "an answer nobody announced",
                    json(alice.hears("ai_response")).path("content").asText());
        }
    }

    @Test
    void whoCannotBeToldHereWhatItHasMissedIsSentElsewhere() {
        String thread;
        try (var alice = signedIn("resuming-alice")) {
            thread = thread(alice);
        }
        Neighbours.session.store(UUID.fromString(thread), null, "missed", null);
        Neighbours.session.unreadable = true;
        try (var again = new RawSocket(gateway.getPort(), "/parley", Map.of())) {
            again.text(
                    "{\"ref\":\"1\",\"type\":\"connect\",\"token\":\"%s\",\"resume\":[{\"conversation_id\":\"%s\",\"seq\":1}]}"
                            .formatted(Tokens.of("resuming-alice"), thread));

            again.hears("ok");
            assertEquals(4000, again.hearsClose().closeCode());
        } finally {
            Neighbours.session.unreadable = false;
        }
    }

    /// This gateway has just told it itself, or is about to.
    @Test
    void whatThisGatewayHadMadeItDoesNotTakeFromItsAnnouncement() throws Exception {
        try (var alice = signedIn("announced-alice")) {
            var thread = thread(alice);
            publisher.publish("c:" + thread, announcement(subscriber.id(), thread, "our own"));
            publisher.publish("c:" + thread, announcement(subscriber.id(), "2=traced", thread, "our own"));
            publisher.publish("c:" + thread, announcement(null, thread, "another's"));

            assertEquals(
                    "another's",
                    json(alice.hears("ai_response")).path("content").asText());
        }
    }

    @Test
    void tracesThatAreUnfitKeepNothingFromBeingTold() throws Exception {
        try (var alice = signedIn("traced-alice")) {
            var thread = thread(alice);
            publisher.publish("c:" + thread, announcement(null, "2=forged;,,=", thread, "told all the same"));

            assertEquals(
                    "told all the same",
                    json(alice.hears("ai_response")).path("content").asText());
        }
    }

    private String announcement(String origin, String thread, String content) throws IOException {
        return announcement(origin, null, thread, content);
    }

    private String announcement(String origin, String traces, String thread, String content) throws IOException {
        var id = UUID.randomUUID();
        var now = Instant.now();
        var message = MessageView.builder()
                .id(id)
                .number(2)
                .conversationId(UUID.fromString(thread))
                .seq(2)
                .changedSeq(2)
                .role(MessageRole.ASSISTANT)
                .content(content)
                .contentType("text")
                .tokenCount(1)
                .createdAt(now)
                .updatedAt(now)
                .build();
        var changes = changesJson
                .writerFor(new TypeReference<List<Change>>() {})
                .writeValueAsString(List.of(new Change.MessageSent(2, message, null)));
        return Announcement.durable(origin, traces, 2, 2, changes).text();
    }

    @Test
    void anErrorCarriesItsCodeItsOlderTypeAndTheClientsMessageId() {
        try (var alice = signedIn("erring-alice")) {
            alice.text("{\"type\":\"get_threads\",\"limit\":0,\"messageId\":\"m-1\"}");
            var error = json(alice.hears("error"));

            assertEquals("INVALID_LIMIT", error.path("code").asText());
            assertEquals("m-1", error.path("messageId").asText());
            assertEquals("VALIDATION_ERROR", error.at("/error/type").asText());
        }
    }

    @Test
    void anotherPersonsThreadAnswersAsOneThatDoesNotExist() {
        try (var alice = signedIn("owner-alice");
                var mallory = signedIn("mallory")) {
            var codes = new HashSet<String>();
            var messages = new HashSet<String>();
            for (var id : new String[] {thread(alice), UUID.randomUUID().toString()}) {
                for (var frame : new String[] {
                    "{\"type\":\"get_history\",\"thread_id\":\"" + id + "\"}",
                    "{\"type\":\"send_message\",\"thread_id\":\"" + id + "\",\"content\":\"hi\"}"
                }) {
                    mallory.text(frame);
                    var error = json(mallory.hears("error"));
                    codes.add(error.path("code").asText());
                    messages.add(error.path("message").asText());
                }
            }

            assertEquals(Set.of("THREAD_NOT_FOUND"), codes);
            assertTrue(messages.size() <= 2, "one encoder for each command: " + messages);
        }
    }

    @Test
    void anEnvelopeIsAnsweredWithAnEnvelope() {
        try (var alice = connect()) {
            alice.text("{\"type\":\"auth\",\"data\":{\"token\":\"" + Tokens.of("enveloped-alice") + "\"}}");
            assertEquals(
                    "enveloped-alice",
                    json(alice.hears("auth_success")).at("/data/user/id").asText());

            alice.text("{\"type\":\"create_thread\",\"data\":{\"title\":\"inside\"}}");
            assertEquals(
                    "inside",
                    json(alice.hears("thread_created")).at("/data/thread/title").asText());
        }
    }

    @Test
    void aCanisterWithTheKeyIsLetInAndOneWithoutIsNot() {
        try (var canister = connect()) {
            canister.text("{\"type\":\"ai_auth\",\"service_key\":\"wrong\",\"canister_id\":\"c1\"}");
            assertEquals(
                    "INVALID_SERVICE_KEY",
                    json(canister.hears("error")).path("code").asText());

            canister.text("{\"type\":\"ai_auth\",\"service_key\":\"the canister's key\",\"canister_id\":\"c1\"}");
            assertEquals(
                    "c1",
                    json(canister.hears("ai_auth_success")).path("canister_id").asText());
            canister.text("{\"type\":\"ping\"}");
            assertEquals("c1", json(canister.hears("pong")).path("canister_id").asText());
            canister.text("{\"type\":\"ai_response\",\"message_id\":\"unknown\",\"response_content\":\"?\"}");
            assertFalse(json(canister.hears("ai_response_processed"))
                    .path("delivered_to_user")
                    .asBoolean(true));
            canister.text("{\"type\":\"get_threads\"}");
            assertEquals(
                    "UNKNOWN_AI_MESSAGE_TYPE",
                    json(canister.hears("error")).path("code").asText());
        }
    }

    @Test
    void aCanisterMayShowTheKeyThatIsToComeToo() {
        try (var canister = connect()) {
            canister.text("{\"type\":\"ai_auth\",\"service_key\":\"the canister's next key\",\"canister_id\":\"c2\"}");
            canister.hears("ai_auth_success");
        }
    }

    @Test
    void aPingOfTheProtocolIsAnsweredWithItsOwnPayload() {
        try (var socket = connect()) {
            socket.frame(RawFrame.PING, true, "echo".getBytes(StandardCharsets.UTF_8));
            var frame = socket.next();
            while (frame.opcode() != RawFrame.PONG) {
                frame = socket.next();
            }

            assertEquals("echo", frame.text());
        }
    }
}
