package dev.parley.stack.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.test.Await;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a client written from docs/dialects/rooms.md alone does: three people on five connections to two
/// gateways.
class RoomsTest {
    private final StackUnderTest stack = SharedStack.get();
    private final Person alice = stack.person("alice");
    private final Person bob = stack.person("bob");
    private final Person carol = stack.person("carol");

    private ChatClient enters(Person person, int gateway) {
        return enters(person, gateway, "");
    }

    private ChatClient enters(Person person, int gateway, String more) {
        var client = opens(gateway, "?token=" + person.token() + more);
        client.hears("connected");
        return client;
    }

    private ChatClient opens(int gateway, String query) {
        return ChatClient.connect(URI.create("ws://localhost:" + stack.port(gateway) + "/" + query));
    }

    private static void says(ChatClient client, String type, Object... payload) {
        var fields = Frame.of("", payload);
        fields.remove("type");
        client.says(type, "payload", fields);
    }

    private static Frame hears(ChatClient client, String type, String path, String value) {
        return client.hears(
                type + " with " + path + " " + value,
                frame -> frame.type().equals(type)
                        && frame.has("payload." + path)
                        && frame.text("payload." + path).equals(value));
    }

    private static Frame hears(ChatClient client, String content) {
        return hears(client, "chat:message", "message.content", content);
    }

    private String chatOfAliceWith(Person... others) {
        return RestClient.of(alice, 1)
                .post(
                        "/api/v1/conversations",
                        "kind",
                        "group",
                        "title",
                        "The three",
                        "participants",
                        List.of(others).stream()
                                .map(other -> RestClient.of(other, 1).id())
                                .toList())
                .at("/conversation/id")
                .asText();
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void aBinaryFrameIsReadAsTheTextItIsAndAnyOtherIsRefusedAsNoJson() {
        var chat = chatOfAliceWith(bob);
        try (var alices = enters(alice, 1);
                var bobs = enters(bob, 2)) {
            var payload = Frame.of("", "chatId", chat, "content", "in bytes ☂");
            payload.remove("type");

            alices.saysBytes(
                    Frame.of("chat:message", "payload", payload).toString().getBytes(UTF_8));
            hears(bobs, "in bytes ☂");
            alices.saysBytes(new byte[] {'{', '"', (byte) 0xc3, '"'});
            var error = alices.hears("error");

            assertEquals("INVALID_MESSAGE", error.text("payload.code"));
            assertEquals("Invalid JSON format", error.text("payload.message"));
            says(alices, "ping");
            alices.hears("pong");
        }
    }

    @Test
    void threePeopleOnFiveConnectionsTalk() {
        var chat = chatOfAliceWith(bob, carol);
        try (var phone = enters(alice, 1);
                var desk = enters(alice, 2);
                var bobs = enters(bob, 1);
                var quiet = enters(bob, 2, "&echo=false");
                var carols = opens(2, "?token=" + carol.token())) {
            var connected = carols.hears("connected");
            assertEquals(carol.subject(), connected.text("payload.userId"));
            assertEquals(Set.of(chat), texts(connected.at("payload.chatIds")));
            assertEquals("carol", connected.text("payload.user.name"));
            assertTrue(connected.has("payload.user.email") && connected.has("payload.user.role"));
            hears(carols, "user:online", "userId", alice.subject());
            hears(carols, "user:online", "userId", bob.subject());
            hears(phone, "user:online", "userId", carol.subject());

            says(phone, "chat:message", "chatId", chat, "content", "  hello from alice  ");
            for (var client : List.of(phone, desk, bobs, quiet, carols)) {
                var heard = hears(client, "hello from alice");
                assertEquals(chat, heard.text("payload.chatId"));
                assertEquals(alice.subject(), heard.text("payload.message.senderId"));
                assertEquals("alice", heard.text("payload.message.senderName"));
                assertEquals(chat, heard.text("payload.message.chatId"));
                assertTrue(heard.text("payload.message.createdAt").endsWith("Z"));
            }
            says(quiet, "chat:message", "chatId", chat, "content", "not to myself");
            hears(bobs, "not to myself");
            var last = hears(carols, "not to myself");

            says(carols, "chat:typing", "chatId", chat, "isTyping", true);
            var typing = hears(phone, "chat:typing", "isTyping", "true");
            assertEquals("carol", typing.text("payload.userName"));
            assertEquals(carol.subject(), typing.text("payload.userId"));
            hears(phone, "chat:typing", "isTyping", "false");

            says(carols, "chat:read", "chatId", chat, "messageId", last.text("payload.message.id"));
            var read = hears(desk, "chat:read", "userId", carol.subject());
            assertEquals(last.text("payload.message.id"), read.text("payload.messageId"));
            assertTrue(read.has("payload.readAt"));

            says(phone, "ping");
            assertTrue(phone.hears("pong").has("payload.timestamp"));
            assertFalse(
                    quiet.heard("chat:message").stream()
                            .anyMatch(frame ->
                                    frame.text("payload.message.content").equals("not to myself")),
                    "echo=false leaves the sending socket out");

            carols.vanishes();
            hears(phone, "user:online", "online", "false");
        }
    }

    @Test
    void theChatGoesOnWhileAGatewayIsKilledAndComesBack() {
        var own = NewcomersStack.get();
        var hers = own.person("alice");
        var his = own.person("bob");
        RestClient.of(his, 1).id(); // Who has never been here cannot be written to.
        var chat = RestClient.of(hers, 1)
                .post("/chats", "participants", List.of(his.subject()))
                .at("/chat/id")
                .asText();
        try (var phone = enters(own, hers, 1);
                var desk = enters(own, hers, 2);
                var bobs = enters(own, his, 2)) {
            says(phone, "chat:message", "chatId", chat, "content", "before");
            hears(bobs, "before");
            hears(desk, "before");

            var dead = own.kills("gateway-2");
            bobs.isClosed(Duration.ofSeconds(10));
            says(phone, "chat:message", "chatId", chat, "content", "meanwhile");
            hears(phone, "meanwhile");
            try (var again = enters(own, his, 1)) {
                says(again, "chat:message", "chatId", chat, "content", "back on the other");
                hears(phone, "back on the other");
            }
            own.isBack("gateway-2", dead);
            Await.until("gateway-2 lets people in", Duration.ofSeconds(30), () -> {
                try (var first = enters(own, his, 2)) {
                    return first.isOpen();
                }
            });

            try (var home = enters(own, his, 2)) {
                says(phone, "chat:message", "chatId", chat, "content", "after");
                assertEquals("alice", hears(home, "after").text("payload.message.senderName"));
            }
            var said = new ArrayList<String>();
            RestClient.of(his, 2)
                    .get("/chats/" + chat + "/messages")
                    .path("messages")
                    .forEach(message -> said.add(message.path("content").asText()));
            assertEquals(List.of("before", "meanwhile", "back on the other", "after"), said);
        }
    }

    private static ChatClient enters(StackUnderTest stack, Person person, int gateway) {
        var client =
                ChatClient.connect(URI.create("ws://localhost:" + stack.port(gateway) + "/?token=" + person.token()));
        client.hears("connected");
        return client;
    }

    @Test
    void whoJoinsAndLeavesIsToldAtOnce() {
        try (var bobs = enters(bob, 2);
                var hers = enters(alice, 1)) {
            var chat = chatOfAliceWith(bob);
            var opened = bobs.hears("chat:new");
            assertEquals(chat, opened.text("payload.chatId"));
            assertEquals(chat, opened.text("payload.chat.id"));
            assertEquals(Set.of(alice.subject(), bob.subject()), texts(opened.at("payload.chat.participants")));
            assertEquals(Set.of("alice", "bob"), texts(opened.at("payload.chat.participantNames")));
            assertEquals(0, opened.at("payload.chat.unreadCount").asInt());
            assertTrue(opened.has("payload.chat.lastMessage") && opened.has("payload.chat.updatedAt"));
            hers.hears("chat:new");

            try (var carols = enters(carol, 1)) {
                RestClient.of(alice, 1)
                        .post(
                                "/api/v1/conversations/" + chat + "/participants",
                                "user_id",
                                RestClient.of(carol, 1).id());
                assertEquals(chat, carols.hears("chat:new").text("payload.chatId"));
                var grown = bobs.hears("chat:updated");
                assertTrue(texts(grown.at("payload.chat.participantNames")).contains("carol"));
                says(carols, "chat:message", "chatId", chat, "content", "I am new");
                assertEquals("carol", hears(bobs, "I am new").text("payload.message.senderName"));

                RestClient.of(carol, 2).post("/api/v1/conversations/" + chat + "/leave");
                hears(bobs, "chat:updated", "chatId", chat);
                says(carols, "chat:message", "chatId", chat, "content", "still here?");
                assertEquals("NOT_PARTICIPANT", carols.hears("error").text("payload.code"));
            }
        }
    }

    @Test
    void everyErrorIsToldInItsWords() {
        var chat = chatOfAliceWith(bob);
        try (var hers = enters(alice, 1)) {
            refuses(hers, "no json", "INVALID_MESSAGE", "Invalid JSON format");
            refuses(hers, "{\"payload\":{}}", "INVALID_MESSAGE", "Missing or invalid message type");
            refuses(hers, "{\"type\":7}", "INVALID_MESSAGE", "Missing or invalid message type");
            refuses(hers, "{\"type\":\"chat:shout\"}", "INVALID_MESSAGE", "Unknown message type: chat:shout");
            refuses(hers, frame("chat:message", "content", "x"), "VALIDATION_ERROR", "Invalid chatId");
            refuses(hers, frame("chat:message", "chatId", chat), "VALIDATION_ERROR", "Invalid message content");
            refuses(
                    hers,
                    frame("chat:message", "chatId", chat, "content", "x".repeat(10_001)),
                    "VALIDATION_ERROR",
                    "Message too large");
            refuses(hers, frame("chat:read", "chatId", chat), "VALIDATION_ERROR", "Invalid messageId");
            refuses(hers, frame("chat:typing", "chatId", chat), "VALIDATION_ERROR", "Invalid isTyping value");
            for (var foreign : List.of("no-such-chat", UUID.randomUUID().toString())) {
                for (var frame : List.of(
                        frame("chat:message", "chatId", foreign, "content", "x"),
                        frame("chat:typing", "chatId", foreign, "isTyping", true),
                        frame("chat:read", "chatId", foreign, "messageId", UUID.randomUUID()))) {
                    refuses(hers, frame, "NOT_PARTICIPANT", "You are not a participant in this chat");
                }
            }
            says(hers, "chat:message", "chatId", chat, "content", "mine");
            var own = hears(hers, "mine").text("payload.message.id");
            var refused = refuses(
                    hers, frame("chat:read", "chatId", chat, "messageId", own), "HTTP_ERROR", "HTTP 400: Bad Request");
            assertEquals("Cannot mark own message as read", refused.text("payload.details.error"));
        }
    }

    private static String frame(String type, Object... payload) {
        var fields = Frame.of("", payload);
        fields.remove("type");
        return Frame.of(type, "payload", fields).toString();
    }

    private static Frame refuses(ChatClient client, String text, String code, String message) {
        client.saysText(text);
        var error = client.hears("error");
        assertEquals(code, error.text("payload.code"), text);
        assertEquals(message, error.text("payload.message"), text);
        return error;
    }

    @Test
    void whoHasNoGoodTokenHearsWhyAndIsClosedWith4001() {
        for (var query : Map.of(
                        "",
                        "No authentication token provided",
                        "?token=bad",
                        "Invalid or expired token",
                        "?token=" + stack.person("mallory").token() + "x",
                        "Invalid or expired token")
                .entrySet()) {
            try (var stranger = opens(1, query.getKey())) {
                var error = stranger.hears("error");
                assertEquals("AUTH_FAILED", error.text("payload.code"));
                assertEquals(query.getValue(), error.text("payload.message"));
                assertEquals(
                        new ChatClient.Farewell(4001, "Authentication failed"),
                        stranger.isClosed(Duration.ofSeconds(5)));
            }
        }
    }

    @Test
    void aPersonsMessagesAreHeldBackAndSaysForHowLong() {
        var chat = chatOfAliceWith(bob);
        try (var hers = enters(alice, 1)) {
            for (var i = 0; i < 400; i++) {
                says(hers, "chat:message", "chatId", chat, "content", "number " + i);
            }
            var refused = hears(hers, "error", "code", "RATE_LIMITED");
            assertTrue(refused.at("payload.details.retryAfterMs").asLong() > 0);
        }
    }

    @Test
    void whatIsSaidReachesTheOtherDialectsAndTheirsThisOne() {
        var chat = chatOfAliceWith(bob);
        try (var hers = enters(alice, 1);
                var his = bob.connects(2)) {
            says(hers, "chat:message", "chatId", chat, "content", "from rooms");
            assertEquals("from rooms", his.hears("message_sent").text("content"));
            his.sends(chat, "from avai");
            assertEquals("bob", hears(hers, "from avai").text("payload.message.senderName"));
            var said = new ArrayList<String>();
            RestClient.of(alice, 1)
                    .get("/api/v1/conversations/" + chat + "/messages")
                    .path("messages")
                    .forEach(message -> said.add(message.path("content").asText()));
            assertEquals(List.of("from rooms", "from avai"), said);
        }
    }
}
