package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// REST beside the sockets, on two gateways, with all services and stores behind them.
class RestFaceTest {
    private static final String API = "/api/v1";

    private final StackUnderTest stack = SharedStack.get();
    private final Person she = stack.person("alice");
    private final RestClient alice = RestClient.of(she, 1);
    private final Person bob = stack.person("bob");
    private final Person carol = stack.person("carol");

    private ChatClient onParley(Person person, int gateway) {
        var socket = ChatClient.connect(
                URI.create("ws://localhost:" + stack.port(gateway) + "/parley"),
                Map.of("Authorization", "Bearer " + person.token()));
        socket.says("connect", "ref", "connect");
        socket.hears("ok");
        return socket;
    }

    private static String id(Person person) {
        return RestClient.of(person, 1).id();
    }

    private String group(String title) {
        return alice.post(
                        API + "/conversations",
                        "kind",
                        "group",
                        "title",
                        title,
                        "participants",
                        List.of(id(bob), id(carol)))
                .at("/conversation/id")
                .asText();
    }

    private static String messages(String conversation) {
        return API + "/conversations/" + conversation + "/messages";
    }

    @Test
    void oneTalksByRequestsOneOnParleyAndOneOnAvai() {
        try (var hers = carol.connects(2);
                var his = onParley(bob, 1)) {
            var group = group("Three faces");
            assertEquals(group, his.hears("conversation.created").text("conversation_id"));

            var said = alice.post(messages(group), "key", "1", "content", "by request", "ai", "never");
            assertEquals("by request", his.hears("message.sent").text("message.content"));
            assertEquals("by request", hers.hears("message_sent").text("content"));
            assertEquals(
                    said.at("/message/id").asText(),
                    alice.post(messages(group), "key", "1", "content", "by request")
                            .at("/message/id")
                            .asText(),
                    "the same key is stored once");

            hers.sends(group, "from avai");
            assertEquals("from avai", his.hears("message.sent").text("message.content"));
            his.says("message.send", "ref", "s", "conversation_id", group, "key", "k", "content", "from parley");
            assertEquals("from parley", hers.hears("message_sent").text("content"));

            var contents = new ArrayList<String>();
            alice.get(messages(group))
                    .path("messages")
                    .forEach(one -> contents.add(one.path("content").asText()));
            assertEquals(List.of("by request", "from avai", "from parley"), contents);
        }
    }

    @Test
    void whatIsChangedByRequestsIsHeardOnSockets() {
        var group = group("Changes");
        var conversation = API + "/conversations/" + group;
        var message = alice.post(messages(group), "key", "1", "content", "frist", "ai", "never")
                .at("/message/id")
                .asText();
        try (var his = onParley(bob, 2)) {
            alice.ask("PATCH", API + "/messages/" + message, "content", "first words");
            assertEquals("first words", his.hears("message.changed").text("message.content"));

            alice.ask("PUT", API + "/messages/" + message + "/reactions/%F0%9F%91%8D");
            assertEquals(
                    "👍",
                    his.hears("message.changed")
                            .at("message.reactions")
                            .get(0)
                            .path("emoji")
                            .asText());

            alice.ask("PATCH", conversation, "title", "Changed");
            assertEquals("Changed", his.hears("conversation.updated").text("title"));

            alice.ask("PUT", conversation + "/read", "seq", 3);
            assertEquals(3, his.hears("read.marked").at("seq").asInt());

            alice.ask("PUT", conversation + "/participants/" + id(bob), "role", "owner");
            assertEquals("owner", his.hears("participant.added").text("participant.role"));

            alice.ask("DELETE", conversation + "/participants/" + id(carol));
            assertEquals(id(carol), his.hears("participant.removed").text("user_id"));

            var found = alice.get(API + "/search?query=first%20words&conversation_id=" + group);
            assertEquals(message, found.at("/hits/0/message/id").asText());

            alice.ask("DELETE", API + "/messages/" + message);
            assertTrue(his.hears("message.changed").has("message.deleted_at"));

            alice.ask("POST", conversation + "/leave");
            his.hears("participant.left");
            assertEquals(404, alice.tries("GET", conversation, null).statusCode());
        }
    }

    @Test
    void pinAndArchiveAreOnesOwn() {
        var group = group("Mine");

        alice.ask("PATCH", API + "/conversations/" + group, "pinned", true, "archived", true);

        assertTrue(alice.get(API + "/conversations?status=archived")
                .path("conversations")
                .findValuesAsText("id")
                .contains(group));
        var his = RestClient.of(bob, 2).get(API + "/conversations/" + group).path("conversation");
        assertFalse(his.path("pinned").asBoolean(true));
        assertFalse(his.path("archived").asBoolean(true));
    }

    @Test
    void listsAndHistoryGoOnWhereThePageEnded() {
        var titles = List.of("One", "Two", "Three");
        titles.forEach(title -> alice.post(API + "/conversations", "kind", "group", "title", title));
        var seen = new ArrayList<String>();
        var path = API + "/conversations?limit=1";
        for (var page = alice.get(path);
                ;
                page = alice.get(path + "&cursor=" + page.path("cursor").asText())) {
            page.path("conversations").forEach(one -> seen.add(one.path("title").asText()));
            if (!page.has("cursor")) {
                break;
            }
        }
        assertEquals(titles.reversed(), seen);

        var group = group("Pages");
        for (var number = 1; number <= 5; number++) {
            alice.post(messages(group), "key", "k" + number, "content", "m" + number, "ai", "never");
        }
        var newest = alice.get(messages(group) + "?limit=2");
        assertTrue(newest.path("more").asBoolean());
        var first = newest.at("/messages/0/seq").asLong();
        var before = alice.get(messages(group) + "?limit=2&before_seq=" + first);
        assertEquals("m2", before.at("/messages/0/content").asText());
        assertEquals("m3", before.at("/messages/1/content").asText());
    }

    private String asks(String content) {
        var thread = alice.post(API + "/conversations", "kind", "ai")
                .at("/conversation/id")
                .asText();
        return alice.post(messages(thread), "key", "1", "content", content)
                .path("reply_id")
                .asText();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("type").asText())
                .distinct()
                .toList();
    }

    private static String assembled(List<JsonNode> events) {
        var text = new StringBuilder();
        for (var event : events) {
            if (event.path("type").asText().equals("reply.delta")) {
                assertEquals(text.length(), event.path("offset").asInt(), "no hole, and nothing twice");
                text.append(event.path("text").asText());
            }
        }
        return text.toString();
    }

    @Test
    void aReplyIsStreamedFromItsFirstCharacterToItsEndAtAnyGateway() {
        var reply = asks("[slow] tell me");

        for (var gateway = 1; gateway <= 2; gateway++) {
            // The first is told while it is written, the second when it is there.
            var events = RestClient.of(she, gateway).follows(API + "/replies/" + reply + "/stream");

            assertEquals(List.of("reply.started", "reply.delta", "reply.completed"), types(events));
            assertEquals(FakeCanister.answerTo("[slow] tell me"), assembled(events));
            assertEquals(
                    assembled(events), events.getLast().at("/message/content").asText());
        }
        assertEquals(
                "completed", alice.get(API + "/replies/" + reply).path("status").asText());
    }

    @Test
    void aStreamOfAStoppedReplyEndsWithWhatWasSaid() {
        var reply = asks("[slow] stop me");
        var stream = CompletableFuture.supplyAsync(() -> alice.follows(API + "/replies/" + reply + "/stream"));
        Await.until(
                "it is being written",
                Duration.ofSeconds(10),
                () -> alice.get(API + "/replies/" + reply)
                        .path("status")
                        .asText()
                        .equals("streaming"));

        alice.ask("POST", API + "/replies/" + reply + "/stop");

        assertEquals("reply.stopped", stream.join().getLast().path("type").asText());
        assertEquals(
                "stopped", alice.get(API + "/replies/" + reply).path("status").asText());
    }

    @Test
    void anotherAnswerIsAskedForByARequest() {
        var reply = asks("again, please");
        var first = alice.follows(API + "/replies/" + reply + "/stream");
        var answer = first.getLast().at("/message/id").asText();

        var second = alice.ask("POST", API + "/messages/" + answer + "/replies")
                .path("reply_id")
                .asText();

        var events = alice.follows(API + "/replies/" + second + "/stream");
        assertEquals(FakeCanister.answerTo("again, please"), assembled(events));
    }

    @Test
    void aStreamOfAFailedReplyTellsWhy() {
        var reply = asks("[error] please");

        var last = alice.follows(API + "/replies/" + reply + "/stream").getLast();
        assertEquals("reply.failed", last.path("type").asText());
        assertEquals(last, alice.follows(API + "/replies/" + reply + "/stream").getLast(), "later, too");
    }

    /// Method, path with `%s` where the id stands, body.
    private record Guess(String method, String path, String body) {}

    private static List<Guess> guesses(String kind) {
        var person = UUID.randomUUID();
        return switch (kind) {
            case "conversation" ->
                List.of(
                        new Guess("GET", "/conversations/%s", null),
                        new Guess("PATCH", "/conversations/%s", RestClient.body("title", "mine")),
                        new Guess("DELETE", "/conversations/%s", null),
                        new Guess("POST", "/conversations/%s/leave", null),
                        new Guess("PUT", "/conversations/%s/read", RestClient.body("seq", 1)),
                        new Guess("GET", "/conversations/%s/participants", null),
                        new Guess("POST", "/conversations/%s/participants", RestClient.body("user_id", person)),
                        new Guess("PUT", "/conversations/%s/participants/" + person, "{}"),
                        new Guess("DELETE", "/conversations/%s/participants/" + person, null),
                        new Guess("GET", "/conversations/%s/presence", null),
                        new Guess("GET", "/conversations/%s/messages", null),
                        new Guess("POST", "/conversations/%s/messages", RestClient.body("key", "1", "content", "x")));
            case "message" ->
                List.of(
                        new Guess("GET", "/messages/%s", null),
                        new Guess("PATCH", "/messages/%s", RestClient.body("content", "mine")),
                        new Guess("DELETE", "/messages/%s", null),
                        new Guess("PUT", "/messages/%s/reactions/x", null),
                        new Guess("DELETE", "/messages/%s/reactions/x", null),
                        new Guess("POST", "/messages/%s/replies", null));
            default ->
                List.of(
                        new Guess("GET", "/replies/%s", null),
                        new Guess("POST", "/replies/%s/stop", null),
                        new Guess("GET", "/replies/%s/stream", null));
        };
    }

    @Test
    void whatIsNotOnesOwnAnswersOnEveryPathAsIfItWereNot() {
        var thread = alice.post(API + "/conversations", "kind", "ai", "title", "a canary")
                .at("/conversation/id")
                .asText();
        var sent = alice.post(messages(thread), "key", "1", "content", "canary");
        var ids = Map.of(
                "conversation", thread,
                "message", sent.at("/message/id").asText(),
                "reply", sent.path("reply_id").asText());
        var mallory = RestClient.of(stack.person("mallory"), 2);

        ids.forEach((kind, id) -> guesses(kind).forEach(guess -> {
            var guessed = mallory.tries(guess.method, API + guess.path.formatted(id), guess.body);
            var nothing = mallory.tries(guess.method, API + guess.path.formatted(UUID.randomUUID()), guess.body);
            assertEquals(404, guessed.statusCode(), guess + " " + guessed.body());
            assertEquals(nothing.statusCode(), guessed.statusCode(), guess.toString());
            assertEquals(nothing.body(), guessed.body(), guess.toString());
            assertFalse(guessed.body().contains("canary"), guess.toString());
            assertFalse(guessed.body().contains("dev.parley"), guess.toString());
            var noToken =
                    new RestClient(stack, 1, null).tries(guess.method, API + guess.path.formatted(id), guess.body);
            assertEquals(401, noToken.statusCode(), guess.toString());
        }));
        assertEquals(0, mallory.get(API + "/search?query=canary").path("hits").size());
        var search = API + "/search?query=canary&conversation_id=";
        assertEquals(
                mallory.tries("GET", search + UUID.randomUUID(), null).body(),
                mallory.tries("GET", search + thread, null).body());
        assertEquals(
                0, mallory.get(API + "/conversations").path("conversations").size());
        assertEquals(
                "canary", alice.get(messages(thread)).at("/messages/0/content").asText());
    }

    @Test
    void whoseTokensAreRevokedIsNotLetInAnyMore() {
        var dave = stack.person("dave");
        var his = RestClient.of(dave, 2);
        his.id();

        stack.ofTheCommand("revoke", "--sub", dave.subject());

        Await.until(
                "the token counts no longer",
                Duration.ofSeconds(10),
                () -> his.tries("GET", API + "/profile", null).statusCode() == 401);
    }

    @Test
    void aServiceTellsAPersonOnEveryGateway() {
        var service = new RestClient(stack, 1, serviceToken());
        var person = id(bob);
        try (var here = onParley(bob, 1);
                var there = onParley(bob, 2)) {
            there.says("topic.subscribe", "ref", "t", "topic", "user:" + person);
            there.hears("ok");

            service.post("/internal/people/" + person + "/notifications", "title", "Signed");
            assertEquals("Signed", here.hears("notification").text("title"));
            assertEquals("Signed", there.hears("notification").text("title"));

            service.post("/internal/topics/user:" + person + "/events", "event", "nda_signed");
            assertEquals("nda_signed", there.hears("topic.event").text("event"));
        }
    }

    private String serviceToken() {
        return stack.ofTheCommand("token", "--service", "backend");
    }
}
