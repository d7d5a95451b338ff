package dev.parley.ai.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.test.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/// A canister of our own: a real WebSocket server that does what a test tells it to.
public final class FakeCanister {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What it does with a `process` frame.
    public interface Behaviour extends BiConsumer<Conversation, JsonNode> {}

    /// The socket a request came on, with words for answers.
    public record Conversation(ServerWebSocket socket, String request) {
        public void chunk(int index, String delta) {
            say(new JsonObject()
                    .put("type", "response_chunk")
                    .put("request_id", request)
                    .put("index", index)
                    .put("delta", delta));
        }

        public void respond(String text) {
            respond(text, "avai-security-v1");
        }

        public void respond(String text, String model) {
            say(new JsonObject()
                    .put("type", "response")
                    .put("request_id", request)
                    .put("response", text)
                    .put("model_used", model)
                    .put("confidence_score", 0.95)
                    .put("processing_time_ms", 1500)
                    .put("token_count", 200)
                    .put("metadata", new JsonObject().put("vulnerabilities_found", 3)));
        }

        public void fail(String message, Object retryAfter) {
            say(new JsonObject()
                    .put("type", "error")
                    .put("request_id", request)
                    .put("error_message", message)
                    .put("retry_after", retryAfter));
        }

        public void say(JsonObject frame) {
            socket.writeTextMessage(frame.encode());
        }
    }

    private final Vertx vertx;
    private final int port;
    private final String pathAndQuery;
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private HttpServer server;

    public final BlockingQueue<JsonNode> requests = new LinkedBlockingQueue<>();
    public final BlockingQueue<JsonNode> pings = new LinkedBlockingQueue<>();
    public final BlockingQueue<ServerWebSocket> opened = new LinkedBlockingQueue<>();
    public final BlockingQueue<ServerWebSocket> closed = new LinkedBlockingQueue<>();
    public volatile boolean answersPings = true;
    public volatile Behaviour behaviour;

    public FakeCanister(Vertx vertx, int port, String pathAndQuery) {
        this.pathAndQuery = pathAndQuery;
        this.vertx = vertx;
        this.port = port;
        calm();
    }

    public String url() {
        return "ws://localhost:" + port + pathAndQuery;
    }

    /// As a canister should be.
    public void calm() {
        answersPings = true;
        behaviour = (conversation, frame) -> conversation.respond("Looks sound.");
        requests.clear();
        pings.clear();
        opened.clear();
        closed.clear();
    }

    public synchronized void start() {
        if (server == null) {
            server = vertx.createHttpServer(new HttpServerOptions().setPort(port))
                    .webSocketHandler(this::accept);
            Await.done(server.listen().toCompletionStage().toCompletableFuture());
        }
    }

    public synchronized void stop() {
        if (server != null) {
            drop();
            Await.done(server.close().toCompletionStage().toCompletableFuture());
            server = null;
        }
    }

    /// Hangs up on everybody.
    public void drop() {
        sockets.forEach(ServerWebSocket::close);
    }

    private void accept(ServerWebSocket socket) {
        sockets.add(socket);
        opened.add(socket);
        socket.closeHandler(end -> {
            sockets.remove(socket);
            closed.add(socket);
        });
        socket.textMessageHandler(text -> {
            var frame = read(text);
            switch (frame.path("type").asText()) {
                case "ping" -> {
                    pings.add(frame);
                    if (answersPings) {
                        socket.writeTextMessage("{\"type\":\"pong\"}");
                    }
                }
                case "process" -> {
                    requests.add(frame);
                    behaviour.accept(
                            new Conversation(socket, frame.path("request_id").asText()), frame);
                }
                default -> throw new AssertionError("A canister is not told this: " + text);
            }
        });
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
