package dev.parley.stack.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.CannotStart;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevelopmentCanisterTest {
    private static final String CODE = """
            Is this safe?
            ```js
            const rows = db.query("SELECT * FROM users WHERE name = '" + name + "'");
            eval(rows[0].script);
            ```""";

    private final HttpClient client = HttpClient.newHttpClient();
    private DevelopmentCanister canister;
    private Listener heard;
    private WebSocket socket;

    @BeforeEach
    void connect() throws Exception {
        canister = DevelopmentCanister.start(0, Duration.ofMillis(1));
        heard = new Listener();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + canister.port()), heard)
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        socket.abort();
        client.close();
        canister.close();
    }

    @Test
    void streamsItsFindingsWordByWordAndThenTheWholeAnswer() throws Exception {
        send(process("r-1", user(CODE)));

        var words = new ArrayList<String>();
        var frame = heard.next();
        for (; frame.getString("type").equals("response_chunk"); frame = heard.next()) {
            assertEquals("r-1", frame.getString("request_id"));
            assertEquals(words.size(), frame.getInteger("index"));
            words.add(frame.getString("delta"));
        }

        assertTrue(words.size() > 20, "words arrive one by one: " + words);
        assertEquals("response", frame.getString("type"));
        assertEquals("r-1", frame.getString("request_id"));
        assertEquals("c-1", frame.getString("conversation_id"));
        assertEquals(String.join("", words), frame.getString("response"));
        assertEquals("dev-canister", frame.getString("model_used"));
        assertEquals(words.size(), frame.getInteger("token_count"));
        assertTrue(frame.getDouble("confidence_score") > 0 && frame.getDouble("confidence_score") <= 1);
        assertTrue(frame.getLong("processing_time_ms") >= words.size());
        assertEquals(
                new JsonObject().put("analysis_type", "security_review").put("vulnerabilities_found", 2),
                frame.getJsonObject("metadata"));
        assertTrue(frame.getString("response").contains("**SQL built from strings** (line 3)"));
        assertTrue(frame.getString("response").contains("**Text run as code** (line 4)"));
    }

    @Test
    void saysInItsFirstAnswerThatItIsNoRealAiAndNotAgain() throws Exception {
        assertTrue(answerTo(process("r-1", user("hello"))).contains("not a real AI"));
        assertFalse(answerTo(process("r-2", user("hello"), assistant("…"), user("again")))
                .contains("not a real AI"));
    }

    @Test
    void whereItFindsNothingItSaysWhatItLooksFor() throws Exception {
        var answer = answerTo(process("r-1", user("hello")));

        assertTrue(answer.contains("I found nothing"));
        for (var check : Checks.ALL) {
            assertTrue(answer.toLowerCase().contains(check.name().toLowerCase()), check.name());
        }
    }

    @Test
    void examinesEverythingAskedSinceTheLastAnswerAndNothingOlder() throws Exception {
        var answer = answerTo(process(
                "r-1", user("gets(old);"), assistant("one problem"), user("int x;"), user("int y;\nstrcpy(a, b);")));

        assertTrue(answer.contains("I found one problem:"), answer);
        assertTrue(answer.contains("(message 2, line 2)"), answer);
    }

    @Test
    void answersAPing() throws Exception {
        send(new JsonObject().put("type", "ping").put("timestamp", "2026-01-01T00:00:00.000Z"));

        var pong = heard.next();
        assertEquals("pong", pong.getString("type"));
        assertNotNull(pong.getString("timestamp"));
    }

    @Test
    void badFramesGetAnErrorAndTheLinkStays() throws Exception {
        for (var bad : List.of("{", "[]", "null", "7", "{}", "{\"type\":5}", "{\"type\":\"dance\"}")) {
            socket.sendText(bad, true);
            assertEquals("error", heard.next().getString("type"), bad);
        }
        send(new JsonObject().put("type", "process").put("request_id", "r-9"));
        var refused = heard.next();
        assertEquals("error", refused.getString("type"));
        assertEquals("r-9", refused.getString("request_id"));
        assertTrue(refused.getString("error_message").contains("messages is missing"));
        assertEquals(0, refused.getInteger("retry_after"));

        assertTrue(answerTo(process("r-1", user("hello"))).contains("I found nothing"));
    }

    @Test
    void twoRequestsOnOneLinkDoNotDisturbEachOther() throws Exception {
        send(process("r-1", user("gets(a);")));
        send(process("r-2", user("hello")));

        var answers = Map.of(heard.response(), "", heard.response(), "");

        assertTrue(answers.keySet().stream()
                .anyMatch(one -> one.getString("request_id").equals("r-1")
                        && one.getString("response").contains("A buffer without a bound")));
        assertTrue(answers.keySet().stream()
                .anyMatch(one -> one.getString("request_id").equals("r-2")
                        && one.getString("response").contains("I found nothing")));
    }

    @Test
    void theWordDelayIsASettingInMilliseconds() {
        assertEquals(Duration.ofMillis(25), DevelopmentCanister.wordDelay(Map.of()));
        assertEquals(Duration.ZERO, DevelopmentCanister.wordDelay(Map.of("DEV_CANISTER_WORD_DELAY", "0")));
        assertThrows(CannotStart.class, () -> DevelopmentCanister.wordDelay(Map.of("DEV_CANISTER_WORD_DELAY", "soon")));
    }

    private String answerTo(JsonObject frame) throws Exception {
        send(frame);
        return heard.response().getString("response");
    }

    private void send(JsonObject frame) {
        socket.sendText(frame.encode(), true).join();
    }

    private static JsonObject process(String request, JsonObject... messages) {
        return new JsonObject()
                .put("type", "process")
                .put("request_id", request)
                .put("conversation_id", "c-1")
                .put("user_id", "u-1")
                .put("timestamp", "2026-01-01T00:00:00.000Z")
                .put("system_prompt", "You are …")
                .put("messages", new JsonArray(List.of(messages)))
                .put("context_metadata", new JsonObject().put("thread_title", "Review"));
    }

    private static JsonObject user(String content) {
        return message("user", content);
    }

    private static JsonObject assistant(String content) {
        return message("assistant", content);
    }

    private static JsonObject message(String role, String content) {
        return new JsonObject().put("role", role).put("content", content).put("timestamp", "2026-01-01T00:00:00.000Z");
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(new JsonObject(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonObject next() throws InterruptedException {
            var frame = frames.poll(10, TimeUnit.SECONDS);
            assertNotNull(frame, "no frame came");
            return frame;
        }

        JsonObject response() throws InterruptedException {
            for (var frame = next(); ; frame = next()) {
                if (frame.getString("type").equals("response")) {
                    return frame;
                }
            }
        }
    }
}
