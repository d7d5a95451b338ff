package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.test.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The AI's replies by requests: followed while they are written and later, stopped, and asked for again.
class RestRepliesTest {
    private static final String API = "/api/v1";

    private final Person she = SharedStack.get().person("alice");
    private final RestClient alice = RestClient.of(she, 1);

    private String asks(String content) {
        var thread = alice.post(API + "/conversations", "kind", "ai")
                .at("/conversation/id")
                .asText();
        return alice.post(API + "/conversations/" + thread + "/messages", "key", "1", "content", content)
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
    void theSameKeyAgainAnswersWithTheSameReplyAlsoWhenThatHasEnded() {
        var thread = alice.post(API + "/conversations", "kind", "ai")
                .at("/conversation/id")
                .asText();
        var messages = API + "/conversations/" + thread + "/messages";
        var first = alice.post(messages, "key", "1", "content", "only once");
        var reply = first.path("reply_id").asText();
        alice.follows(API + "/replies/" + reply + "/stream");

        for (var gateway = 1; gateway <= 2; gateway++) {
            var again = RestClient.of(she, gateway).post(messages, "key", "1", "content", "only once");

            assertEquals(reply, again.path("reply_id").asText());
            assertEquals(first.at("/message/id"), again.at("/message/id"));
        }
        assertEquals(2, alice.get(messages).path("messages").size());
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
    void noProxyHoldsAStreamBack() {
        var answer = alice.opens(API + "/replies/" + asks("plainly") + "/stream");

        assertEquals(
                "no-cache, no-transform",
                answer.headers().firstValue("Cache-Control").orElse(null));
        assertEquals("no", answer.headers().firstValue("X-Accel-Buffering").orElse(null));
        assertEquals(
                "reply.completed",
                RestClient.events(answer).getLast().path("type").asText());
    }

    @Test
    void aStreamOfWhoeverIsRemovedEndsAndIsNoErrorOfTheServer() throws IOException {
        var bob = SharedStack.get().person("bob");
        var his = RestClient.of(bob, 2);
        var group = alice.post(API + "/conversations", "kind", "group", "participants", List.of(his.id()))
                .at("/conversation/id")
                .asText();
        var reply = alice.post(
                        API + "/conversations/" + group + "/messages",
                        "key",
                        "1",
                        "content",
                        "[slow] tell us",
                        "ai",
                        "ask")
                .path("reply_id")
                .asText();
        var errors = errors();
        var stream = his.opens(API + "/replies/" + reply + "/stream");

        alice.ask("DELETE", API + "/conversations/" + group + "/participants/" + his.id());

        assertFalse(types(RestClient.events(stream)).contains("reply.completed"));
        alice.follows(API + "/replies/" + reply + "/stream");
        assertEquals(errors, errors());
    }

    /// What the gateways have told as errors so far.
    private static List<String> errors() throws IOException {
        var errors = new ArrayList<String>();
        for (var log : SharedStack.get().logs()) {
            if (log.getFileName().toString().startsWith("gateway")) {
                Files.readAllLines(log).stream()
                        .filter(line -> line.contains(" ERROR "))
                        .forEach(errors::add);
            }
        }
        return errors;
    }

    @Test
    void aPageOfAnotherOriginMayFollowAStream() {
        var answer =
                alice.opens(API + "/replies/" + asks("from a page") + "/stream", "Origin", "http://localhost:3000");

        assertEquals(
                "http://localhost:3000",
                answer.headers().firstValue("Access-Control-Allow-Origin").orElse(null));
        assertTrue(answer.headers().firstValue("Access-Control-Expose-Headers").isPresent());
        assertEquals(
                "reply.completed",
                RestClient.events(answer).getLast().path("type").asText());
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
}
