package dev.parley.stack.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.stack.system.PitcheyStack.Member;
import dev.parley.test.Await;
import dev.parley.test.RawSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a client written from docs/dialects/pitchey.md alone does: three people on five connections to two gateways.
class PitcheyTest {
    private final Member alice = Member.named("alice");
    private final Member bob = Member.named("bob");
    private final Member carol = Member.named("carol");

    /// The number of a group of the three.
    private long group(Member owner, Member... others) {
        var ids = new ArrayList<String>();
        for (var other : others) {
            ids.add(other.rest(1).id());
        }
        return owner.rest(1)
                .post("/api/v1/conversations", "kind", "group", "title", "The three", "participants", ids)
                .at("/conversation/number")
                .asLong();
    }

    private static Frame hears(ChatClient client, String type, String field, Object value) {
        return client.hears(
                type + " with " + field + " " + value,
                frame -> frame.type().equals(type)
                        && frame.has(field)
                        && frame.text(field).equals(value.toString()));
    }

    private static void says(ChatClient client, long conversation, String content) {
        client.says("send_message", "conversationId", conversation, "content", content);
    }

    /// Everything the server has sent so far has arrived, and the server knows.
    private static void isSettled(ChatClient client) {
        client.says("ping").hears("pong");
        client.says("ping").hears("pong");
    }

    @Test
    void aBinaryFrameIsReadAsTheTextItIsAndAnyOtherIsRefusedAsNoJson() {
        var group = group(alice, bob);
        try (var alices = alice.enters(1);
                var bobs = bob.enters(2)) {
            alices.saysBytes(Frame.of("send_message", "conversationId", group, "content", "in bytes ☂")
                    .toString()
                    .getBytes(UTF_8));
            hears(bobs, "new_message", "content", "in bytes ☂");
            alices.saysBytes(new byte[] {'{', '"', (byte) 0xc3, '"'});

            assertEquals("Failed to process message", alices.hears("error").text("message"));
            alices.says("ping").hears("pong");
        }
    }

    @Test
    void threePeopleOnFiveConnectionsTalk() {
        var group = group(alice, bob, carol);
        try (var phone = alice.opens(1);
                var desk = alice.enters(2);
                var bobs = bob.enters(1);
                var bobsDesk = bob.enters(2);
                var carols = carol.enters(2)) {
            var connected = phone.hears("connected");
            assertEquals(alice.number(), connected.at("userId").asLong());
            assertEquals("alice", connected.text("username"));
            assertTrue(connected.has("timestamp"));
            var online = hears(phone, "user_online", "userId", carol.number());
            assertEquals("carol", online.text("username"));

            phone.says(
                    "send_message",
                    "conversationId",
                    group,
                    "content",
                    "hello from alice",
                    "requestId",
                    "msg_1",
                    "attachments",
                    List.of(java.util.Map.of("url", "https://example.org/deck.pdf", "name", "deck.pdf")));
            var sent = phone.hears("message_sent");
            assertEquals("msg_1", sent.text("requestId"));
            assertEquals(alice.number(), sent.at("senderId").asLong());
            assertTrue(sent.at("delivered").asBoolean());
            for (var client : List.of(desk, bobs, bobsDesk, carols)) {
                var heard = hears(client, "new_message", "content", "hello from alice");
                assertEquals(sent.at("messageId"), heard.at("messageId"));
                assertTrue(heard.at("messageId").isIntegralNumber());
                assertEquals(group, heard.at("conversationId").asLong());
                assertEquals(alice.number(), heard.at("senderId").asLong());
                assertEquals("alice", heard.text("senderName"));
                assertEquals("text", heard.text("messageType"));
                assertEquals("msg_1", heard.text("requestId"));
                assertEquals("https://example.org/deck.pdf", heard.text("attachments.0.url"));
                assertTrue(heard.text("timestamp").endsWith("Z") && heard.has("delivered"));
            }
            assertEquals(List.of(), phone.heard("new_message"), "the sending socket hears message_sent only");

            carols.says("typing_start", "conversationId", group);
            var typing = hears(phone, "user_typing", "isTyping", true);
            assertEquals(carol.number(), typing.at("userId").asLong());
            assertEquals("carol", typing.text("username"));
            assertEquals(group, typing.at("conversationId").asLong());
            hears(phone, "user_typing", "isTyping", false);

            carols.says("mark_read", "messageId", sent.at("messageId").asLong());
            for (var client : List.of(phone, desk)) {
                var read = hears(client, "message_read", "readBy", carol.number());
                assertEquals(sent.at("messageId"), read.at("messageId"));
                assertEquals("carol", read.text("readByName"));
                assertTrue(read.has("readAt"));
            }

            phone.says("join_conversation", "conversationId", group);
            var joined = phone.hears("conversation_joined");
            assertEquals(group, joined.at("conversationId").asLong());
            assertEquals(sent.at("messageId"), joined.at("messages.0.id"));
            assertTrue(joined.at("messages.0.isRead").asBoolean(), "carol has read it");
            assertTrue(joined.has("messages.0.sentAt") && joined.has("messages.0.senderId"));

            phone.says("get_online_users");
            var users = phone.hears("online_users").at("users");
            assertEquals(Set.of(bob.number(), carol.number()), numbers(users, "userId"));
            assertTrue(
                    users.path(0).path("isOnline").asBoolean() && users.path(0).has("lastSeen"));

            isSettled(bobs);
            assertEquals(List.of(), bobs.heard("message_read"), "only the author is told");
            assertEquals(List.of(), carols.heard("user_typing"), "who types is not told so");
            carols.vanishes();
            assertTrue(hears(phone, "user_offline", "userId", carol.number()).has("lastSeen"));
        }
    }

    private static Set<Long> numbers(JsonNode array, String field) {
        var numbers = new HashSet<Long>();
        array.forEach(one -> numbers.add(one.path(field).asLong()));
        return numbers;
    }

    private static List<String> contents(ChatClient client, String type) {
        return client.heard(type).stream().map(frame -> frame.text("content")).toList();
    }

    @Test
    void whatSomebodyMissedIsToldOnceAndInOrder() {
        var group = group(alice, bob);
        try (var hers = alice.enters(1)) {
            for (var number = 1; number <= 5; number++) {
                says(hers, group, "missed " + number);
                hers.hears("message_sent");
            }
            try (var his = bob.enters(2)) {
                var last = hears(his, "queued_message", "content", "missed 5");
                assertEquals("new_message", last.text("originalType"));
                assertTrue(last.has("queuedAt") && last.has("messageId") && last.has("senderName"));
                assertEquals(
                        List.of("missed 1", "missed 2", "missed 3", "missed 4", "missed 5"),
                        contents(his, "queued_message"));
                says(hers, group, "live");
                hears(his, "new_message", "content", "live");
                isSettled(his);
            }
            try (var his = bob.enters(2)) {
                says(hers, group, "live again");
                hears(his, "new_message", "content", "live again");
                assertEquals(List.of(), his.heard("queued_message"), "each is told once");
                isSettled(his);
            }
            bob.enters(2).close(); // What has arrived there is written down.
            says(hers, group, "missed once more");
            hears(hers, "message_sent", "content", "missed once more");
            try (var his = bob.enters(1)) {
                hears(his, "queued_message", "content", "missed once more");
                assertEquals(List.of("missed once more"), contents(his, "queued_message"), "on any gateway");
            }
        }
    }

    @Test
    void aRecipientIsWrittenToInTheDirectConversation() {
        try (var his = bob.enters(2);
                var hers = alice.enters(1)) {
            hers.says("send_message", "recipientId", bob.number(), "content", "may I?", "requestId", "first");
            var sent = hers.hears("message_sent");
            var heard = hears(his, "new_message", "content", "may I?");
            assertEquals(sent.at("conversationId"), heard.at("conversationId"));
            assertEquals("alice", heard.text("senderName"));

            hers.says("send_message", "recipientId", bob.number(), "content", "may I?", "requestId", "first");
            assertEquals(sent.at("messageId"), hers.hears("message_sent").at("messageId"));
            his.says("send_message", "recipientId", alice.number(), "content", "do", "requestId", "answer");
            assertEquals(sent.at("conversationId"), his.hears("message_sent").at("conversationId"));
            hears(hers, "new_message", "content", "do");
            assertEquals(1, his.heard("new_message").size(), "the same request is stored once");
        }
    }

    @Test
    void theUpgradeIsRefusedInPlainText() {
        assertRefused("", "Missing authentication token");
        assertRefused("?token=nonsense", "Invalid authentication token");
        var expired = PitcheyStack.token(1, "late", Instant.now().minus(Duration.ofMinutes(5)));
        assertRefused("?token=" + expired, "Invalid authentication token");
        var endless = PitcheyStack.signed(
                Frame.JSON.createObjectNode().put("userId", 1).put("username", "endless"));
        assertRefused("?token=" + endless, "Invalid authentication token");
        var nobody = PitcheyStack.signed(Frame.JSON
                .createObjectNode()
                .put("exp", Instant.now().plusSeconds(60).getEpochSecond()));
        assertRefused("?token=" + nobody, "User not found");
    }

    private static void assertRefused(String query, String text) {
        try (var raw = RawSocket.open(PitcheyStack.address(1, query))) {
            assertTrue(raw.status.startsWith("HTTP/1.1 401 "), raw.head);
            assertTrue(raw.head.contains("content-type: text/plain"), raw.head);
            assertEquals(text, raw.body());
        }
    }

    @Test
    void everyErrorIsToldInItsWords() {
        var group = group(alice, bob);
        try (var hers = alice.enters(1);
                var strangers = carol.enters(2)) {
            hers.says("send_message", "content", "x", "requestId", "r1");
            assertError(hers, "Missing required fields for message", "r1");
            hers.says("send_message", "conversationId", group, "requestId", "r2");
            assertError(hers, "Missing required fields for message", "r2");
            hers.saysText("no json");
            assertTrue(hers.hears("error").text("message").equals("Failed to process message"));
            for (var frame : List.of("shout", "typing_start", "typing_stop", "mark_read", "join_conversation")) {
                hers.says(frame);
            }
            strangers.says("send_message", "conversationId", group, "content", "let me in", "requestId", "r3");
            assertError(strangers, "Access denied", "r3");
            strangers.says("join_conversation", "conversationId", group, "requestId", "r4");
            assertError(strangers, "Access denied", "r4");
            strangers.says("typing_start", "conversationId", group, "requestId", "r5");
            assertError(strangers, "Access denied", "r5");
            strangers.says("send_message", "recipientId", 999_999_999, "content", "anybody?", "requestId", "r6");
            assertError(strangers, "Access denied", "r6");
            isSettled(hers);
            assertEquals(3, hers.heard("error").size(), "what is passed over is answered by nothing");

            says(hers, group, "not for strangers");
            var message =
                    hears(hers, "message_sent", "content", "not for strangers").at("messageId");
            strangers.says("mark_read", "messageId", message.asLong(), "requestId", "foreign");
            assertError(strangers, "Access denied", "foreign");
            strangers.says("mark_read", "messageId", Long.MAX_VALUE, "requestId", "absent");
            assertError(strangers, "Access denied", "absent");
            strangers.says("join_conversation", "conversationId", 987_654_321, "requestId", "absent too");
            assertError(strangers, "Access denied", "absent too");
        }
    }

    private static void assertError(ChatClient client, String message, String requestId) {
        var error = client.hears("error");
        assertEquals(message, error.text("message"));
        assertEquals(requestId, error.text("requestId"));
    }

    @Test
    void whoLooksAtAPitchHearsWhatOthersDoWithIt() {
        var stack = PitcheyStack.get();
        var service = new RestClient(stack, 1, stack.ofTheCommand("token", "--service", "backend"));
        try (var his = bob.enters(1);
                var hers = alice.enters(2)) {
            his.says("pitch_view", "pitchId", 42);
            isSettled(his);
            hers.says("pitch_like", "pitchId", 42, "userId", bob.number(), "username", "Bob");
            var liked = his.hears("pitch_liked");
            assertEquals(42, liked.at("pitchId").asInt());
            assertEquals(alice.number(), liked.at("userId").asLong());
            isSettled(hers);
            assertEquals(List.of(), hers.heard("pitch_liked"), "what one does is told to the others");
            hers.says("pitch_comment", "pitchId", 42, "comment", "a fine one");
            assertEquals("a fine one", his.hears("new_comment").text("comment"));

            service.tries(
                    "POST",
                    "/internal/topics/pitch:42/events",
                    RestClient.body("event", "nda_signed", "data", java.util.Map.of("signedBy", 7)));
            assertEquals(7, his.hears("nda_signed").at("signedBy").asInt());
            var told = service.tries(
                    "POST",
                    "/internal/people/" + bob.rest(1).id() + "/notifications",
                    RestClient.body("title", "Signed", "body", "Alice has signed"));
            assertEquals(202, told.statusCode(), told.body());
            assertEquals("Alice has signed", his.hears("notification").text("body"));
        }
    }

    @Test
    void aProfileSaysWhoOneIs() {
        var profile = alice.rest(1).get("/api/auth/profile");

        assertTrue(profile.path("success").asBoolean());
        var user = profile.path("user");
        assertEquals(alice.number(), user.path("id").asLong());
        assertEquals(alice.number(), user.path("userId").asLong());
        assertEquals("alice", user.path("username").asText());
        assertEquals("alice@example.org", user.path("email").asText());
        assertEquals("user", user.path("userType").asText());
        assertTrue(user.path("createdAt").asText().endsWith("Z"));
        var refused = new RestClient(PitcheyStack.get(), 1, "bad").tries("GET", "/api/auth/profile", null);
        assertEquals(401, refused.statusCode());
        assertFalse(Frame.read(refused.body()).at("success").asBoolean(true), refused.body());
    }

    @Test
    void withoutASocketTheSameIsDoneOverRest() {
        var group = group(alice, bob);
        try (var his = bob.enters(2)) {
            var sent = alice.rest(1)
                    .post("/api/messages/send", "conversationId", group, "content", "by REST", "requestId", "rest-1")
                    .path("message");
            assertEquals(
                    sent.path("messageId"),
                    hears(his, "new_message", "content", "by REST").at("messageId"));
            var again = alice.rest(2)
                    .post("/api/messages/send", "conversationId", group, "content", "by REST", "requestId", "rest-1");
            assertEquals(sent.path("messageId"), again.at("/message/messageId"));

            var listed = bob.rest(1).get("/api/messages/conversations").path("conversations");
            assertEquals(group, listed.at("/0/id").asLong());
            assertEquals(1, listed.at("/0/unreadCount").asInt());
            assertEquals("by REST", listed.at("/0/lastMessage/content").asText());
            assertEquals(Set.of(alice.number()), numbers(listed.at("/0/participants"), "userId"), "not oneself");
            var page = bob.rest(1).get("/api/messages/" + group + "/messages").path("messages");
            assertEquals(1, page.size());
            assertFalse(page.at("/0/isRead").asBoolean());

            bob.rest(1).post("/api/messages/conversations/" + group + "/read");
            assertTrue(bob.rest(1)
                    .get("/api/messages/" + group + "/messages")
                    .at("/messages/0/isRead")
                    .asBoolean());
            var refused = carol.rest(1).tries("GET", "/api/messages/" + group + "/messages", null);
            assertEquals(404, refused.statusCode());
            assertTrue(refused.body().contains("\"error\""), refused.body());
            assertEquals(
                    refused.body(),
                    carol.rest(1)
                            .tries("GET", "/api/messages/987654321/messages", null)
                            .body());
        }
    }

    /// The number of a group in which somebody has said something, and has left, at the first gateway.
    private long leftBy(Member somebody) {
        var theirs = somebody.rest(1);
        var made = alice.rest(1)
                .post(
                        "/api/v1/conversations",
                        "kind",
                        "group",
                        "title",
                        "Left",
                        "participants",
                        List.of(theirs.id(), bob.rest(1).id()))
                .path("conversation");
        var group = made.path("number").asLong();
        theirs.post("/api/messages/send", "conversationId", group, "content", "farewell");
        theirs.ask("POST", "/api/v1/conversations/" + made.path("id").asText() + "/leave");
        return group;
    }

    private static void isOf(Member author, JsonNode message) {
        assertEquals(author.name(), message.path("senderName").asText());
        assertEquals(author.number(), message.path("senderId").asLong());
    }

    @Test
    void whoHasLeftIsStillCalledByItsName() {
        var read = leftBy(carol);
        isOf(carol, bob.rest(2).get("/api/messages/" + read + "/messages").at("/messages/0"));

        var listed = Member.named("dave");
        var group = leftBy(listed);
        for (var one : bob.rest(2).get("/api/messages/conversations").path("conversations")) {
            isOf(one.path("id").asLong() == group ? listed : carol, one.path("lastMessage"));
        }
    }

    @Test
    void whoHasLeftIsStillCalledByItsNameOnASocket() {
        leftBy(carol);
        try (var his = bob.enters(2)) {
            isOf(carol, hears(his, "queued_message", "content", "farewell").json());

            var dave = Member.named("dave");
            var group = leftBy(dave);
            hears(his, "new_message", "content", "farewell");
            his.says("join_conversation", "conversationId", group);
            isOf(
                    dave,
                    hears(his, "conversation_joined", "conversationId", group).at("messages.0"));
        }
    }

    @Test
    void theConversationGoesOnWhileAGatewayIsKilledAndComesBack() {
        var stack = PitcheyStack.get();
        var group = group(alice, bob);
        try (var phone = alice.enters(1);
                var his = bob.enters(2)) {
            says(phone, group, "before");
            hears(his, "new_message", "content", "before");
            isSettled(his);
            bob.enters(2).close(); // What has arrived there is written down.

            var dead = stack.kills("gateway-2");
            his.isClosed(Duration.ofSeconds(10));
            says(phone, group, "meanwhile");
            hears(phone, "message_sent", "content", "meanwhile");
            try (var elsewhere = bob.enters(1)) {
                hears(elsewhere, "queued_message", "content", "meanwhile");
                assertEquals(List.of("meanwhile"), contents(elsewhere, "queued_message"));
                says(elsewhere, group, "back on the other");
                hears(phone, "new_message", "content", "back on the other");
                isSettled(elsewhere);
            }
            bob.enters(1).close();
            stack.isBack("gateway-2", dead);
            Await.until("gateway-2 lets people in", Duration.ofSeconds(30), () -> {
                try (var first = bob.enters(2)) {
                    return first.isOpen();
                }
            });
            try (var home = bob.enters(2)) {
                says(phone, group, "after");
                hears(home, "new_message", "content", "after");
                assertEquals(List.of(), home.heard("queued_message"));
            }
        }
    }
}
