package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.system.PitcheyStack.Member;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What two people say to each other is looked for in everything somebody else gets to see by any face, whatever it
/// asks and guesses, and in what the processes write.
class CanaryTest {
    private final StackUnderTest stack = PitcheyStack.get();
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
    private final Member alice = Member.named(canary + "name");
    private final Member bob = Member.named("bob");
    private final Member eve = Member.named("eve");
    private final List<String> seen = new ArrayList<>();

    private ChatClient opens(int gateway, String path) {
        return ChatClient.connect(
                URI.create("ws://localhost:" + stack.port(gateway) + path),
                Map.of("Authorization", "Bearer " + eve.token()));
    }

    private void asks(String method, String path, String body) {
        var answer = eve.rest(1).tries(method, path, body);
        seen.add(method + " " + path + " " + answer.headers().map() + " " + answer.body());
        assertTrue(answer.statusCode() < 500, answer.body());
    }

    @Test
    void nobodyElseEverSeesIt() throws IOException {
        var bobId = bob.rest(1).id();
        try (var rooms = opens(1, "/");
                var pitchey = eve.enters(2);
                var parley = opens(2, "/parley");
                var avai = opens(1, "/ws")) {
            rooms.hears("connected");
            parley.says("connect", "ref", "c");
            parley.hears("ok");
            avai.hears("auth_success");

            var made = alice.rest(1)
                    .post("/api/v1/conversations", "kind", "group", "title", canary, "participants", List.of(bobId))
                    .path("conversation");
            var id = made.path("id").asText();
            var number = made.path("number").asLong();
            var sent = alice.rest(1)
                    .post("/api/v1/conversations/" + id + "/messages", "key", canary, "content", canary + " is said")
                    .path("message");
            var message = sent.path("id").asText();
            var messageNumber = sent.path("number").asLong();
            var aliceId = alice.rest(1).id();
            try (var hers = alice.enters(1)) {
                hers.says("typing_start", "conversationId", number);
                hers.says("pitch_comment", "pitchId", canary.substring(0, 20), "comment", canary);
                hers.says("ping").hears("pong");
            }
            bob.rest(2).post("/api/messages/conversations/" + number + "/read");

            everyCommand(parley, id, message, aliceId);
            everyFrame(rooms, id, message);
            pitchey.says("join_conversation", "conversationId", number)
                    .says("send_message", "conversationId", number, "content", "x")
                    .says("typing_start", "conversationId", number)
                    .says("mark_read", "messageId", messageNumber)
                    .says("get_online_users")
                    .says("ping")
                    .hears("pong");
            for (var type :
                    List.of("get_history", "get_thread_messages", "pin_thread", "archive_thread", "delete_thread")) {
                avai.asks(type, "thread_id", id, "threadId", id, "is_pinned", true);
            }
            avai.asks("update_thread_title", "threadId", id, "title", "mine");
            avai.asks("send_message", "thread_id", id, "content", "x");
            avai.asks("get_threads");
            everyRequest(id, number, message, aliceId);

            // By now all of it would have come.
            assertEquals(
                    "is there",
                    alice.rest(2)
                            .post("/api/v1/conversations/" + id + "/messages", "key", "last", "content", "is there")
                            .at("/message/content")
                            .asText());
            parley.says("ping", "ref", "p");
            parley.hears(
                    "the pong", frame -> frame.has("ref") && frame.text("ref").equals("p"));
            for (var client : List.of(rooms, pitchey, parley, avai)) {
                assertFalse(client.heard().isEmpty());
                client.heard().forEach(frame -> seen.add(frame.json().toString()));
            }
        }
        assertTrue(seen.size() > 60, "too little was asked: " + seen.size());
        for (var one : seen) {
            assertFalse(one.contains(canary), one);
        }
        for (var log : stack.logs()) {
            assertFalse(Files.readString(log).contains(canary), log.toString());
        }
    }

    private void everyCommand(ChatClient parley, String id, String message, String aliceId) {
        var asked = List.of(
                Frame.of("message.search", "query", canary.substring(0, 12)),
                Frame.of("message.search", "query", "said", "conversation_id", id),
                Frame.of("conversation.list"),
                Frame.of("conversation.open", "conversation_id", id),
                Frame.of("message.history", "conversation_id", id),
                Frame.of("message.edit", "message_id", message, "content", "mine"),
                Frame.of("message.delete", "message_id", message),
                Frame.of("message.react", "message_id", message, "emoji", "👍", "on", true),
                Frame.of("read.mark", "conversation_id", id, "seq", 1),
                Frame.of("typing.set", "conversation_id", id, "typing", true),
                Frame.of("presence.get", "conversation_id", id),
                Frame.of("presence.get", "user_ids", List.of(aliceId)),
                Frame.of("participant.add", "conversation_id", id, "user_id", aliceId),
                Frame.of("participant.remove", "conversation_id", id, "user_id", aliceId),
                Frame.of("conversation.update", "conversation_id", id, "title", "mine"),
                Frame.of("conversation.leave", "conversation_id", id),
                Frame.of("conversation.delete", "conversation_id", id),
                Frame.of("topic.subscribe", "topic", "user:" + aliceId),
                Frame.of("message.send", "conversation_id", id, "key", "k", "content", "x"));
        for (var number = 0; number < asked.size(); number++) {
            var ref = "r" + number;
            parley.says(asked.get(number).put("ref", ref));
            parley.hears(
                    "answer to " + asked.get(number),
                    frame -> frame.has("ref") && frame.text("ref").equals(ref));
        }
    }

    private static void everyFrame(ChatClient rooms, String id, String message) {
        rooms.says("chat:message", "payload", Map.of("chatId", id, "content", "x"))
                .says("chat:read", "payload", Map.of("chatId", id, "messageId", message))
                .says("chat:typing", "payload", Map.of("chatId", id, "isTyping", true))
                .says("ping", "payload", Map.of())
                .hears("pong");
    }

    private void everyRequest(String id, long number, String message, String aliceId) {
        var conversation = "/api/v1/conversations/" + id;
        for (var path : List.of(
                "/api/v1/conversations",
                conversation,
                conversation + "/messages",
                conversation + "/participants",
                "/api/v1/messages/" + message,
                "/api/v1/search?query=" + URLEncoder.encode(canary.substring(0, 12), StandardCharsets.UTF_8),
                "/chats",
                "/chats/" + id,
                "/chats/" + id + "/messages",
                "/api/messages/conversations",
                "/api/messages/" + number + "/messages",
                "/auth/profile",
                "/api/auth/profile")) {
            asks("GET", path, null);
        }
        asks("POST", conversation + "/messages", RestClient.body("key", "k", "content", "x"));
        asks("POST", conversation + "/participants", RestClient.body("user_id", aliceId));
        asks("PATCH", conversation, RestClient.body("title", "mine"));
        asks("DELETE", conversation, null);
        asks("POST", "/chats/" + id + "/messages", RestClient.body("content", "x"));
        asks("PUT", "/chats/" + id + "/read-all", null);
        asks("POST", "/api/messages/send", RestClient.body("conversationId", number, "content", "x"));
        asks("POST", "/api/messages/conversations/" + number + "/read", null);
    }
}
