package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The REST that goes with the rooms dialect (docs/dialects/rooms.md), as its clients ask.
class RoomsRestTest {
    private final StackUnderTest stack = SharedStack.get();
    private final Person alice = stack.person("alice");
    private final Person bob = stack.person("bob");
    private final RestClient her = RestClient.of(alice, 1);
    private final RestClient his = RestClient.of(bob, 2);

    /// Who has never been here cannot be written to.
    @BeforeEach
    void bothAreKnown() {
        her.id();
        his.id();
    }

    @Test
    void aProfileSaysWhoOneIs() {
        var user = her.get("/auth/profile").path("user");

        assertEquals(alice.subject(), user.path("userId").asText());
        assertEquals("alice", user.path("name").asText());
        assertTrue(user.has("email") && user.has("role"));
        assertTrue(user.path("createdAt").asText().endsWith("Z"));
        refuses(new RestClient(stack, 1, "bad"), "GET", "/auth/profile", null, 401);
        refuses(new RestClient(stack, 1, null), "GET", "/chats", null, 401);
    }

    @Test
    void chatsAreMadeReadAndListed() {
        var chat = her.post("/chats", "participants", List.of(bob.subject()), "initialMessage", " hello ")
                .path("chat");
        var id = chat.path("id").asText();
        assertEquals("hello", chat.at("/lastMessage/content").asText());
        assertEquals("alice", chat.at("/lastMessage/senderName").asText());
        assertEquals(
                id,
                his.post("/chats", "participants", List.of(alice.subject()))
                        .at("/chat/id")
                        .asText(),
                "two people have one chat");

        var listed = his.get("/chats").path("chats");
        assertEquals(1, listed.size());
        assertEquals(id, listed.at("/0/id").asText());
        assertEquals(1, listed.at("/0/unreadCount").asInt());
        assertEquals(2, listed.at("/0/participantNames").size());
        assertEquals(listed.get(0), his.get("/chats/" + id).path("chat"));

        var message = her.post("/chats/" + id + "/messages", "content", "more").path("message");
        var read = his.ask(
                "PUT", "/chats/" + id + "/messages/" + message.path("id").asText() + "/read");
        assertEquals(message, read.path("message"));
        assertTrue(read.path("readAt").asText().endsWith("Z"));
        assertEquals(0, his.get("/chats/" + id).at("/chat/unreadCount").asInt());
        her.post("/chats/" + id + "/messages", "content", "and more");
        assertEquals(1, his.get("/chats/" + id).at("/chat/unreadCount").asInt());
        his.ask("PUT", "/chats/" + id + "/read-all");
        assertEquals(0, his.get("/chats/" + id).at("/chat/unreadCount").asInt());
    }

    @Test
    void historyIsReadInPages() {
        var id = her.post("/chats", "participants", List.of(bob.subject()), "name", "Long")
                .at("/chat/id")
                .asText();
        var said = new ArrayList<String>();
        for (var number = 0; number < 60; number++) {
            said.add("number " + number);
            her.post("/chats/" + id + "/messages", "content", "number " + number);
        }

        var newest = his.get("/chats/" + id + "/messages");
        var older = his.get("/chats/" + id + "/messages?nextToken="
                + newest.path("nextToken").asText());

        assertEquals(50, newest.path("messages").size());
        assertFalse(older.has("nextToken"));
        var all = contents(older);
        all.addAll(contents(newest));
        assertEquals(said, all);
    }

    /// A chat in which somebody has said the last word, and has left; its gateway is not his.
    private String leftBy(Person somebody) {
        var theirs = RestClient.of(somebody, 1);
        theirs.id();
        var id = her.post("/chats", "participants", List.of(bob.subject(), somebody.subject()), "name", "Left")
                .at("/chat/id")
                .asText();
        theirs.post("/chats/" + id + "/messages", "content", "farewell");
        theirs.ask("POST", "/api/v1/conversations/" + id + "/leave");
        return id;
    }

    @Test
    void whoHasLeftIsStillCalledByItsNameInWhatIsToldOfAChat() {
        var carol = stack.person("carol");
        var id = leftBy(carol);

        var last = his.get("/chats").at("/chats/0/lastMessage");

        assertEquals("carol", last.path("senderName").asText());
        assertEquals(carol.subject(), last.path("senderId").asText());
        assertEquals(last, his.get("/chats/" + id).at("/chat/lastMessage"));
    }

    @Test
    void whoHasLeftIsStillCalledByItsNameInHistory() {
        var carol = stack.person("carol");
        var id = leftBy(carol);

        var said = his.get("/chats/" + id + "/messages").at("/messages/0");

        assertEquals("carol", said.path("senderName").asText());
        assertEquals(carol.subject(), said.path("senderId").asText());
        var former = his.get("/api/v1/conversations/" + id + "/messages").at("/former_participants");
        assertEquals(1, former.size());
        assertEquals("carol", former.at("/0/name").asText());
        assertEquals(former, his.get("/api/v1/conversations/" + id + "?limit=5").path("former_participants"));
    }

    @Test
    void whoHasLeftIsStillCalledByItsNameWhenItsMessageIsRead() {
        var carol = stack.person("carol");
        var id = leftBy(carol);
        var message = his.get("/api/v1/conversations/" + id + "/messages")
                .at("/messages/0/id")
                .asText();

        var read = his.ask("PUT", "/chats/" + id + "/messages/" + message + "/read");

        assertEquals("carol", read.at("/message/senderName").asText());
        assertEquals(carol.subject(), read.at("/message/senderId").asText());
    }

    @Test
    void aRequestRepeatedWithItsKeyIsStoredOnce() {
        var id = her.post("/chats", "participants", List.of(bob.subject()), "name", "Once")
                .at("/chat/id")
                .asText();
        var path = "/chats/" + id + "/messages";

        var first = her.tries("POST", path, "{\"content\":\"once\"}", "Idempotency-Key", "k-1");
        var second = her.tries("POST", path, "{\"content\":\"once\"}", "Idempotency-Key", "k-1");

        assertEquals(201, first.statusCode());
        assertEquals(first.body(), second.body());
        assertEquals(List.of("once"), contents(her.get(path)));
    }

    @Test
    void whatIsNotOnesOwnIsAsIfItWereNotThere() {
        var id = her.post("/chats", "participants", List.of(bob.subject()), "name", "Theirs")
                .at("/chat/id")
                .asText();
        var message = her.post("/chats/" + id + "/messages", "content", "secret")
                .at("/message/id")
                .asText();
        var carol = RestClient.of(stack.person("carol"), 1);

        for (var chat : List.of(id, UUID.randomUUID().toString(), "no-id")) {
            var path = "/chats/" + chat;
            refuses(carol, "GET", path, null, 404);
            refuses(carol, "GET", path + "/messages", null, 404);
            refuses(carol, "POST", path + "/messages", "{\"content\":\"x\"}", 404);
            refuses(carol, "PUT", path + "/messages/" + message + "/read", null, 404);
            refuses(carol, "PUT", path + "/read-all", null, 404);
        }
        assertEquals(
                "Cannot mark own message as read",
                refuses(her, "PUT", "/chats/" + id + "/messages/" + message + "/read", null, 400));
        refuses(her, "POST", "/chats/" + id + "/messages", "{}", 400);
        refuses(her, "POST", "/chats", "{\"participants\":[]}", 400);
        refuses(her, "POST", "/chats", "no json", 400);
    }

    private static List<String> contents(JsonNode page) {
        var contents = new ArrayList<String>();
        page.path("messages")
                .forEach(message -> contents.add(message.path("content").asText()));
        return contents;
    }

    private static String refuses(RestClient client, String method, String path, String body, int status) {
        var answer = client.tries(method, path, body);
        assertEquals(status, answer.statusCode(), method + " " + path + " " + answer.body());
        var json = Frame.read(answer.body()).json();
        assertEquals(1, json.size(), answer.body());
        assertFalse(json.path("error").asText().isEmpty(), answer.body());
        return json.path("error").asText();
    }
}
