package dev.parley.gateway.rest.aisdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.reply.ReplyView;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `/api/v1/chat` before a session-service in memory, as `DefaultChatTransport` asks it.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class ChatResourceTest {
    private static final String CHAT = "/api/v1/chat";

    @TestHTTPResource("/")
    URI gateway;

    private final String chat = "plans/" + UUID.randomUUID() + " ü";
    private Rest alice;
    private Rest bob;

    @BeforeEach
    void people() {
        alice = Rest.of(gateway, "chat-alice");
        bob = Rest.of(gateway, "chat-bob");
    }

    private String path() {
        return CHAT + "/" + chat.replace("/", "%2F").replace(" ", "%20").replace("ü", "%C3%BC");
    }

    private String says(String id, String text, String trigger) {
        return """
                {"id": "%s", "trigger": "%s", "messages": [
                  {"id": "m0", "role": "assistant", "parts": [{"type": "text", "text": "Ask me"}]},
                  {"id": "%s", "role": "user", "parts": [{"type": "text", "text": "%s"}]}]}
                """.formatted(chat, trigger, id, text);
    }

    private CompletableFuture<Rest.Answered> asks(String body) {
        return CompletableFuture.supplyAsync(() -> alice.post(CHAT, body));
    }

    private static ReplyView next() throws InterruptedException {
        return Neighbours.session.replies.next();
    }

    private static List<MessageView> said(ReplyView reply) {
        return Neighbours.session.said(reply.conversationId());
    }

    private ReplyView answered(String id, String text, String answer) throws InterruptedException {
        var asked = asks(says(id, text, "submit-message"));
        var reply = next();
        Neighbours.session.replies.answer(reply, answer);
        assertEquals(200, asked.join().status());
        return reply;
    }

    @Test
    void anAnswerIsStreamedAndTheMessageIsKeptUnderItsId() throws InterruptedException {
        var asked = asks(says("m1", "Hello?", "submit-message"));
        var reply = next();
        Neighbours.session.replies.answer(reply, "Hello.");

        var answer = asked.join();

        assertEquals(200, answer.status());
        assertEquals("text/event-stream", answer.header("Content-Type"));
        assertEquals("v1", answer.header("x-vercel-ai-ui-message-stream"));
        assertEquals("no", answer.header("X-Accel-Buffering"));
        var body = answer.response().body();
        assertTrue(body.startsWith("data: {\"type\":\"start\",\"messageId\":\"" + reply.answerId()), body);
        assertTrue(body.contains("\"delta\":\"Let me see\""), body);
        assertTrue(body.contains("\"delta\":\"Hello.\""), body);
        assertTrue(body.contains("\"totalTokens\":10"), body);
        assertTrue(body.endsWith("data: [DONE]\n\n"), body);
        assertEquals("m1", said(reply).getFirst().key());
        assertEquals("Hello?", said(reply).getFirst().content());
    }

    @Test
    void theSameRequestAgainSaysNothingTwiceAndTellsTheSameAnswer() throws InterruptedException {
        var reply = answered("m1", "Hello?", "Hello.");

        var again = alice.post(CHAT, says("m1", "Hello?", "submit-message"));

        assertTrue(again.response().body().contains(reply.answerId().toString()));
        assertEquals(2, said(reply).size());
    }

    @Test
    void whoComesAgainIsToldTheAnswerFromItsStartAndNobodyElseIs() throws InterruptedException {
        var asked = asks(says("m1", "Hello?", "submit-message"));
        var reply = next();

        assertEquals(204, bob.get(path() + "/stream").status());
        var writing = alice.get(path()).json().path("writing");
        assertEquals(reply.answerId().toString(), writing.path("messageId").asText());
        assertEquals(reply.replyId().toString(), writing.path("replyId").asText());
        var resumed = alice.opens(path() + "/stream");
        Neighbours.session.replies.answer(reply, "Hello.");

        assertEquals(200, resumed.statusCode());
        assertEquals(data(asked.join().response().body().lines()), data(resumed.body()));
        assertEquals(204, alice.get(path() + "/stream").status());
    }

    /// Without the comments that keep a silent stream open.
    private static List<String> data(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data: ")).toList();
    }

    @Test
    void nothingIsWrittenInAChatNobodyHasBegun() {
        var nothing = alice.get(CHAT + "/never-heard-of/stream");

        assertEquals(204, nothing.status());
        assertEquals("", nothing.response().body());
        assertEquals(
                0, alice.get(CHAT + "/never-heard-of").json().path("messages").size());
    }

    @Test
    void oneStopsWhatIsWrittenAndTheStreamEndsWithThat() throws InterruptedException {
        var asked = asks(says("m1", "Hello?", "submit-message"));
        var reply = next();

        var another = alice.post(path() + "/stop", "{\"messageId\":\"" + UUID.randomUUID() + "\"}");
        var foreign = bob.post(path() + "/stop", "{}");
        var stopped = alice.post(path() + "/stop", "{\"assistantMessage\":{\"id\":\"" + reply.answerId() + "\"}}");

        assertEquals("{\"stopped\":false}", another.response().body());
        assertEquals("{\"stopped\":false}", foreign.response().body());
        assertEquals("{\"stopped\":true}", stopped.response().body());
        assertEquals(
                "{\"stopped\":false}",
                alice.ask("POST", path() + "/stop", null).response().body());
        assertTrue(asked.join().response().body().contains("\"abort\""));
    }

    @Test
    void anotherAnswerIsAskedForByTheQuestionOrByItsOwnId() throws InterruptedException {
        var first = answered("m1", "Hello?", "Hello.");

        var again = asks(says("m1", "Hello?", "regenerate-message"));
        var second = next();
        Neighbours.session.replies.answer(second, "Good day.");

        assertTrue(again.join().response().body().contains("Good day."));
        assertEquals(first.messageId(), second.messageId());
        assertEquals(3, said(first).size());
        var shown = alice.get(path()).json().path("messages");
        assertEquals(List.of("m1", second.answerId().toString()), shown.findValuesAsText("id"));
    }

    @Test
    void theHistoryIsOfUiMessages() throws InterruptedException {
        var reply = answered("m1", "Hello?", "Hello.");

        var history = alice.get(path()).json();

        assertEquals(chat, history.path("id").asText());
        assertEquals(
                reply.conversationId().toString(),
                history.path("conversationId").asText());
        var shown = history.path("messages");
        assertEquals("user", shown.at("/0/role").asText());
        assertEquals("Hello?", shown.at("/0/parts/0/text").asText());
        assertEquals("assistant", shown.at("/1/role").asText());
        assertEquals("reasoning", shown.at("/1/parts/0/type").asText());
        assertEquals("Hello.", shown.at("/1/parts/1/text").asText());
        assertEquals("a-model", shown.at("/1/metadata/model").asText());
        assertEquals(0, bob.get(path()).json().path("messages").size());
    }

    @Test
    void anAnswerThatEndsWhileTheHistoryIsReadIsInIt() throws InterruptedException {
        var asked = asks(says("m1", "Hello?", "submit-message"));
        var reply = next();
        Neighbours.session.afterHistory = () -> {
            Neighbours.session.afterHistory = () -> {};
            Neighbours.session.replies.answer(reply, "Hello.");
        };

        var history = alice.get(path()).json();

        assertEquals(reply.answerId().toString(), history.at("/messages/1/id").asText());
        assertTrue(history.path("writing").isMissingNode(), history.toString());
        asked.join();
    }

    @Test
    void aConversationIsAChatToo() throws InterruptedException {
        var reply = answered("m1", "Hello?", "Hello.");

        var shown = alice.get(CHAT + "/" + reply.conversationId()).json();

        assertEquals(2, shown.path("messages").size());
        assertEquals(
                0,
                bob.get(CHAT + "/" + reply.conversationId())
                        .json()
                        .path("messages")
                        .size());
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByItsName() {
        refuses("id is required", "{\"messages\":[]}");
        refuses("messages must be a list", "{\"id\":\"1\"}");
        refuses("messages must have one of the user", "{\"id\":\"1\",\"messages\":[{\"role\":\"assistant\"}]}");
        refuses(
                "parts must have a text",
                "{\"id\":\"1\",\"message\":{\"id\":\"1\",\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"text\":\" \"}]}}");
        refuses(
                "trigger must be one of submit-message, regenerate-message",
                "{\"id\":\"1\",\"trigger\":\"other\",\"messages\":[]}");
        refuses(
                "A file is given by its https address; what is in it is not taken",
                "{\"id\":\"1\",\"message\":{\"id\":\"1\",\"role\":\"user\","
                        + "\"parts\":[{\"type\":\"file\",\"url\":\"data:text/plain,x\"}]}}");
    }

    private void refuses(String detail, String body) {
        var refused = alice.post(CHAT, body);
        assertEquals(400, refused.status());
        assertEquals("application/problem+json", refused.header("Content-Type"));
        assertEquals(detail, refused.json().path("detail").asText());
    }

    @Test
    void strangersAreRefused() {
        assertEquals(401, Rest.stranger(gateway).get(path() + "/stream").status());
        assertEquals(
                401,
                Rest.stranger(gateway)
                        .post(CHAT, says("m1", "Hello?", "submit-message"))
                        .status());
    }
}
