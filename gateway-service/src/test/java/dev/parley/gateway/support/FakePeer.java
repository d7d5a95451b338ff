package dev.parley.gateway.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.token.ServiceTokenVerifier;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// A sibling of the gateway's on the wire: a real HTTP server that lets in who has the gateway's token, reads and
/// writes JSON, and says by a problem what it refuses.
final class FakePeer implements AutoCloseable {
    /// Answers a request; `person`: for whom it is made, or null.
    interface Handler {
        void handle(HttpServerRequest request, String body, UUID person) throws JsonProcessingException;
    }

    private final Vertx vertx = Vertx.vertx();
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final ServiceTokenVerifier verifier;
    private final Handler handler;
    private final HttpServer server;

    FakePeer(String name, String secret, Handler handler) {
        this.handler = handler;
        verifier = new ServiceTokenVerifier(name, Set.of("gateway-service"), secret, Clock.systemUTC());
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    try {
                        handle(request, body.toString());
                    } catch (RequestRejected e) {
                        answer(request, e.code().status, Problem.of(e.code(), e.getMessage()));
                    } catch (JsonProcessingException | RuntimeException e) {
                        answer(request, 500, Problem.of(ErrorCode.INTERNAL, e.toString()));
                    }
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void handle(HttpServerRequest request, String body) throws JsonProcessingException {
        if (request.path().equals("/ready")) {
            request.response().end("{}");
            return;
        }
        var authorization = request.getHeader("Authorization");
        var caller = verifier.verify(authorization == null ? null : authorization.substring("Bearer ".length()));
        if (caller.isEmpty()) {
            answer(request, 401, Problem.of(ErrorCode.UNAUTHENTICATED, "no token"));
            return;
        }
        handler.handle(request, body, caller.get().person().orElse(null));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    <T> T read(String body, Class<T> type) throws JsonProcessingException {
        return json.readValue(body, type);
    }

    void answer(HttpServerRequest request, Object body) {
        answer(request, 200, body);
    }

    void answer(HttpServerRequest request, int status, Object body) {
        try {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", status < 400 ? "application/json" : Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            request.response().setStatusCode(500).end();
        }
    }

    /// What is to be said after so long; 0: at once.
    void answerAfter(long millis, HttpServerRequest request, Supplier<Object> body) {
        if (millis > 0) {
            vertx.setTimer(millis, _ -> answer(request, body.get()));
        } else {
            answer(request, body.get());
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
