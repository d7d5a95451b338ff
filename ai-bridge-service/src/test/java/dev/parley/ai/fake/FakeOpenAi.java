package dev.parley.ai.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.test.Await;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A model's API of our own: a real HTTP server that streams what a test tells it to.
public final class FakeOpenAi {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A request as it came in.
    public record Asked(String path, String authorization, JsonNode body) {}

    private final Vertx vertx;
    private final int port;
    private HttpServer server;

    public final BlockingQueue<Asked> requests = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> hungUp = new LinkedBlockingQueue<>();
    public volatile Consumer<HttpServerResponse> behaviour;

    public FakeOpenAi(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
        calm();
    }

    public String url() {
        return "http://localhost:" + port + "/";
    }

    public void calm() {
        requests.clear();
        hungUp.clear();
        behaviour = response -> {
            begin(response);
            say(response, "Looks ");
            say(response, "sound.");
            finish(response);
        };
    }

    public synchronized void start() {
        if (server == null) {
            server = vertx.createHttpServer(new HttpServerOptions().setPort(port))
                    .requestHandler(this::answer);
            Await.done(server.listen().toCompletionStage().toCompletableFuture());
        }
    }

    public synchronized void stop() {
        if (server != null) {
            Await.done(server.close().toCompletionStage().toCompletableFuture());
            server = null;
        }
    }

    public static void begin(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        event(
                response,
                new JsonObject("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}"));
    }

    public static void say(HttpServerResponse response, String text) {
        event(
                response,
                new JsonObject("{\"model\":\"gpt-test-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                        + new JsonObject().put("t", text).encode().replaceFirst("\\{\"t\":(.*)\\}", "$1")
                        + "}}]}"));
    }

    /// Sends the same so often, one after the other in such a distance, then goes on, while anybody listens.
    public void drip(HttpServerResponse response, String bytes, int times, long millis, Runnable then) {
        var left = new AtomicInteger(times);
        vertx.setPeriodic(millis, timer -> {
            if (response.closed()) {
                vertx.cancelTimer(timer);
            } else if (left.getAndDecrement() > 0) {
                response.write(bytes);
            } else {
                vertx.cancelTimer(timer);
                then.run();
            }
        });
    }

    public static void finish(HttpServerResponse response) {
        event(response, new JsonObject("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"));
        event(response, new JsonObject("{\"choices\":[],\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":7}}"));
        response.end("data: [DONE]\n\n");
    }

    private static void event(HttpServerResponse response, JsonObject data) {
        response.write("data: " + data.encode() + "\r\n\r\n");
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            requests.add(new Asked(request.path(), request.getHeader("Authorization"), read(body.toString())));
            request.response().exceptionHandler(gone -> hungUp.add(request.path()));
            behaviour.accept(request.response());
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
