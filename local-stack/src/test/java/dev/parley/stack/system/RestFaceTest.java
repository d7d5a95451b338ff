package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// REST beside the sockets, on two gateways, with all services and stores behind them.
class RestFaceTest {
    private static final String API = "/api/v1";
    private static final int AT_ONCE = 8;

    private final StackUnderTest stack = SharedStack.get();
    private final Person someone = stack.person("alice");
    private final RestClient alice = RestClient.of(someone, 1);
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
    void whatIsStillAsItWasKnownIsChangedAndWhatIsNotIsNot() {
        var group = group("Tags");
        var message = alice.post(messages(group), "key", "1", "content", "first", "ai", "never")
                .at("/message/id")
                .asText();
        var things = Map.of(
                API + "/conversations/" + group, RestClient.body("title", "Renamed"),
                API + "/messages/" + message, RestClient.body("content", "second"));
        things.forEach((path, change) -> {
            var tag =
                    alice.tries("GET", path, null).headers().firstValue("ETag").orElseThrow();

            assertEquals(
                    200, alice.tries("PATCH", path, change, "If-Match", tag).statusCode());

            assertEquals(
                    412, alice.tries("PATCH", path, change, "If-Match", tag).statusCode());
            assertEquals(412, alice.tries("DELETE", path, null, "If-Match", tag).statusCode());
            assertEquals(200, alice.tries("GET", path, null).statusCode());
        });
        assertEquals(
                "second",
                alice.get(API + "/messages/" + message).at("/message/content").asText());
    }

    @Test
    void ofManyWhoChangeWhatTheyKnewOneDoes() throws Exception {
        var group = group("Many");
        var message = alice.post(messages(group), "key", "1", "content", "first", "ai", "never")
                .at("/message/id")
                .asText();
        var conversation = API + "/conversations/" + group;
        var fields = Map.of(
                API + "/messages/" + message,
                "content",
                conversation,
                "title",
                conversation + "?limit=0",
                "description",
                conversation + "?limit=20",
                "title");
        for (var thing : fields.entrySet()) {
            var path = thing.getKey().replaceAll("\\?.*", "");
            var tag = alice.tries("GET", thing.getKey(), null)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var attempts = new ArrayList<Callable<Integer>>();
            for (var number = 0; number < AT_ONCE; number++) {
                var change = RestClient.body(thing.getValue(), thing.getKey() + " " + number);
                var hers = RestClient.of(someone, 1 + number % 2);
                attempts.add(
                        () -> hers.tries("PATCH", path, change, "If-Match", tag).statusCode());
            }
            try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
                var statuses = threads.invokeAll(attempts).stream()
                        .map(Future::resultNow)
                        .sorted()
                        .toList();
                assertEquals(200, statuses.getFirst(), thing.getKey());
                assertEquals(Collections.nCopies(AT_ONCE - 1, 412), statuses.subList(1, AT_ONCE), thing.getKey());
            }
        }
    }

    @Test
    void whoAnswersAMessageThatIsNotThereIsToldSo() {
        var here = messages(group("Here"));
        var elsewhere = alice.post(messages(group("Elsewhere")), "key", "1", "content", "other", "ai", "never")
                .at("/message/id")
                .asText();
        for (var target : List.of(elsewhere, UUID.randomUUID().toString())) {
            var refused = alice.tries("POST", here, RestClient.body("key", "1", "content", "yes", "reply_to", target));
            assertEquals(400, refused.statusCode());
            assertEquals(
                    "There is no such message in this conversation to reply to",
                    Frame.read(refused.body()).text("detail"));
        }
        try (var hers = onParley(someone, 2)) {
            hers.says(
                    "message.send",
                    "ref",
                    "s",
                    "conversation_id",
                    here.split("/")[4],
                    "key",
                    "1",
                    "content",
                    "yes",
                    "reply_to",
                    elsewhere);
            assertEquals(
                    "There is no such message in this conversation to reply to",
                    hers.hears("error").text("message"));
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
