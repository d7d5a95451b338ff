package dev.parley.stack.canister;

import dev.parley.stack.CannotStart;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A stand-in for an AI on a developer's machine: a real WebSocket server that speaks the frames of a canister and
/// answers with the findings of [Checks], word by word.
public final class DevelopmentCanister implements AutoCloseable {
    /// Answers 200 as soon as the canister can be used.
    public static final String HEALTH = "/health";

    private static final String DEFAULT_WORD_DELAY = "25";
    private static final int LONGEST_MESSAGE_BYTES = 4 * 1024 * 1024;

    private final Vertx vertx;
    private final HttpServer server;

    private DevelopmentCanister(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /// Run by the launcher; `PORT`, and `DEV_CANISTER_WORD_DELAY` in milliseconds.
    public static void main(String[] arguments) throws Exception {
        var settings = System.getenv();
        // The first question is to be answered as quickly as all others.
        Review.of(new Examination(Checks.ALL).of(List.of("Is eval(input) safe?")), true)
                .words();
        var canister = start(Integer.parseInt(settings.getOrDefault("PORT", "0")), wordDelay(settings));
        System.out.println("The development canister listens on port " + canister.port());
    }

    static Duration wordDelay(Map<String, String> settings) {
        var text = settings.getOrDefault("DEV_CANISTER_WORD_DELAY", DEFAULT_WORD_DELAY);
        if (!text.matches("\\d{1,5}")) {
            throw new CannotStart("DEV_CANISTER_WORD_DELAY wants milliseconds, not " + text);
        }
        return Duration.ofMillis(Long.parseLong(text));
    }

    /// @param port 0 for any free one
    static DevelopmentCanister start(int port, Duration wordDelay) throws Exception {
        var vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxWebSocketFrameSize(LONGEST_MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(LONGEST_MESSAGE_BYTES);
        var server = vertx.createHttpServer(options)
                .webSocketHandler(socket -> new CanisterLink(vertx, socket, wordDelay.toMillis()).open())
                .requestHandler(request -> request.response()
                        .setStatusCode(request.path().equals(HEALTH) ? 200 : 404)
                        .end());
        server.listen().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        return new DevelopmentCanister(vertx, server);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
