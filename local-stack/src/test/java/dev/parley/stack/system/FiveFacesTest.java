package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.stack.system.PitcheyStack.Member;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One conversation, five faces: each sees what the others say in the words of its own.
class FiveFacesTest {
    private final StackUnderTest stack = PitcheyStack.get();
    private final Member alice = Member.named("alice");
    private final Member bob = Member.named("bob");
    private final Member carol = Member.named("carol");
    private final Member dave = Member.named("dave");
    private final Member erin = Member.named("erin");

    private ChatClient opens(Member member, int gateway, String path) {
        return ChatClient.connect(
                URI.create("ws://localhost:" + stack.port(gateway) + path),
                Map.of("Authorization", "Bearer " + member.token()));
    }

    private static void hears(ChatClient client, String type, String sender, Object who, String content, String text) {
        var heard = client.hears(
                type + " of " + text,
                frame -> frame.type().equals(type)
                        && frame.has(content)
                        && frame.text(content).equals(text));
        assertEquals(who.toString(), heard.text(sender));
    }

    @Test
    void fivePeopleTalkInOneGroupEachInWordsOfItsOwn() {
        var ids = new ArrayList<String>();
        for (var other : List.of(bob, carol, dave, erin)) {
            ids.add(other.rest(1).id());
        }
        var made = alice.rest(2)
                .post("/api/v1/conversations", "kind", "group", "title", "Five faces", "participants", ids)
                .path("conversation");
        var id = made.path("id").asText();
        var number = made.path("number").asLong();
        var aliceId = alice.rest(1).id();
        var daveId = dave.rest(1).id();
        try (var rooms = opens(alice, 1, "/");
                var pitchey = bob.enters(2);
                var parley = opens(carol, 1, "/parley");
                var avai = opens(erin, 2, "/ws")) {
            rooms.hears("connected");
            parley.says("connect", "ref", "1");
            parley.hears("ok");
            avai.hears("auth_success");

            rooms.says("chat:message", "payload", Map.of("chatId", id, "content", "from rooms"));
            hears(pitchey, "new_message", "senderId", alice.number(), "content", "from rooms");
            hears(parley, "message.sent", "message.sender_id", aliceId, "message.content", "from rooms");

            pitchey.says("send_message", "conversationId", number, "content", "from pitchey");
            hears(
                    rooms,
                    "chat:message",
                    "payload.message.senderName",
                    "bob",
                    "payload.message.content",
                    "from pitchey");
            hears(parley, "message.sent", "message.sender_id", bob.rest(1).id(), "message.content", "from pitchey");

            parley.says(
                    "message.send",
                    "ref",
                    "2",
                    "conversation_id",
                    id,
                    "key",
                    "k",
                    "content",
                    "from parley",
                    "ai",
                    "never");
            hears(
                    rooms,
                    "chat:message",
                    "payload.message.senderName",
                    "carol",
                    "payload.message.content",
                    "from parley");
            hears(pitchey, "new_message", "senderName", "carol", "content", "from parley");

            dave.rest(2).post("/api/v1/conversations/" + id + "/messages", "key", "rest", "content", "from REST");
            hears(
                    rooms,
                    "chat:message",
                    "payload.message.senderId",
                    dave.number(),
                    "payload.message.content",
                    "from REST");
            hears(pitchey, "new_message", "senderId", dave.number(), "content", "from REST");
            hears(parley, "message.sent", "message.sender_id", daveId, "message.content", "from REST");

            var sent = avai.sends(id, "from avai");
            hears(
                    rooms,
                    "chat:message",
                    "payload.message.id",
                    sent.text("message_id"),
                    "payload.message.content",
                    "from avai");
            hears(pitchey, "new_message", "senderName", "erin", "content", "from avai");
            hears(parley, "message.sent", "message.id", sent.text("message_id"), "message.content", "from avai");

            var all = List.of("from rooms", "from pitchey", "from parley", "from REST", "from avai");
            assertEquals(
                    all,
                    contents(dave.rest(1)
                            .get("/api/v1/conversations/" + id + "/messages")
                            .path("messages")));
            assertEquals(
                    all,
                    contents(alice.rest(1).get("/chats/" + id + "/messages").path("messages")));
            assertEquals(
                    all,
                    contents(bob.rest(1)
                            .get("/api/messages/" + number + "/messages")
                            .path("messages")));
            assertEquals(
                    all,
                    avai.history(id).stream()
                            .map(one -> one.path("content").asText())
                            .toList());
        }
    }

    private static List<String> contents(JsonNode messages) {
        var contents = new ArrayList<String>();
        messages.forEach(message -> contents.add(message.path("content").asText()));
        return contents;
    }
}
