package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// A canister one dials: a real WebSocket server that speaks the avai dialect's frames. How it answers is asked for
/// by the message itself: one that begins with `[silent]`, `[empty]`, `[error]`, `[slow]`, `[hang up]` or `[strangers]`
/// gets that; any other is answered in chunks with [#answerTo].
final class FakeCanister implements AutoCloseable {
    static final String MODEL = "avai-security-v1";

    /// Where several take part, the words come behind a name.
    private static final Pattern MANNER = Pattern.compile("(?:[^\\n\\[]*: )?\\[([^\\]]*)]");

    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final Set<ServerWebSocket> links = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    private FakeCanister(int port) {
        this.port = port;
    }

    static FakeCanister start() {
        return notYetThere().comesBack();
    }

    /// Has a port, but does not listen on it.
    static FakeCanister notYetThere() {
        return new FakeCanister(FreePorts.one());
    }

    static String answerTo(String content) {
        return "I have read: " + content;
    }

    URI url() {
        return URI.create("ws://localhost:" + port + "/canister");
    }

    FakeCanister comesBack() {
        server = vertx.createHttpServer().webSocketHandler(this::accept);
        server.listen(port, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return this;
    }

    FakeCanister goesAway() {
        server.close().toCompletionStage().toCompletableFuture().join();
        links.forEach(ServerWebSocket::close);
        return this;
    }

    /// The `process` frames so far whose last message is this.
    List<JsonNode> asked(String content) {
        return heard.stream()
                .filter(frame -> frame.path("type").asText().equals("process"))
                .filter(frame -> lastContent(frame).equals(content))
                .toList();
    }

    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    private void accept(ServerWebSocket link) {
        links.add(link);
        link.closeHandler(_ -> links.remove(link));
        link.textMessageHandler(text -> {
            var frame = Frame.read(text).json();
            heard.add(frame);
            switch (frame.path("type").asText()) {
                case "ping" -> say(link, "pong");
                case "process" -> process(link, frame);
                default -> {}
            }
        });
    }

    private void process(ServerWebSocket link, JsonNode frame) {
        var request = frame.path("request_id").asText();
        var conversation = frame.path("conversation_id").asText();
        var content = lastContent(frame);
        var wanted = MANNER.matcher(content);
        var manner = wanted.lookingAt() ? wanted.group(1) : "";
        switch (manner) {
            case "silent" -> {}
            case "empty" ->
                say(link, "response", "request_id", request, "conversation_id", conversation, "response", "");
            case "error" ->
                say(link, "error", "request_id", request, "error_message", "Model overloaded", "retry_after", 7);
            case "hang up" -> {
                say(link, "response_chunk", "request_id", request, "index", 0, "delta", "I was about to");
                vertx.setTimer(50, _ -> link.close());
            }
            case "slow" -> {
                say(link, "response_chunk", "request_id", request, "index", 0, "delta", "I have ");
                vertx.setTimer(Duration.ofSeconds(2).toMillis(), _ -> respond(link, request, conversation, content));
            }
            case "strangers" -> {
                say(link, "response", "request_id", "nobody-asked-this", "response", "a stranger's answer");
                respond(link, request, conversation, content);
            }
            default -> {
                var answer = answerTo(content);
                var half = answer.length() / 2;
                say(link, "response_chunk", "request_id", request, "index", 0, "delta", answer.substring(0, half));
                say(link, "response_chunk", "request_id", request, "index", 1, "delta", answer.substring(half));
                respond(link, request, conversation, content);
            }
        }
    }

    private static void respond(ServerWebSocket link, String request, String conversation, String content) {
        if (link.isClosed()) {
            return;
        }
        say(
                link,
                "response",
                "request_id",
                request,
                "conversation_id",
                conversation,
                "response",
                answerTo(content),
                "model_used",
                MODEL,
                "confidence_score",
                0.95,
                "processing_time_ms",
                12,
                "token_count",
                42);
    }

    private static void say(ServerWebSocket link, String type, Object... fields) {
        link.writeTextMessage(Frame.of(type, fields).toString());
    }

    private static String lastContent(JsonNode process) {
        var messages = process.path("messages");
        return messages.path(messages.size() - 1).path("content").asText();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
