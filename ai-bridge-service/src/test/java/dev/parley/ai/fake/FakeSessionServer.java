package dev.parley.ai.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.session.contract.document.SessionHistory;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyLease;
import dev.parley.token.ServiceTokenVerifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// [FakeSession], and the templates, behind real HTTP, on one port for life: it can be away and come back, or lose its
/// answers.
public final class FakeSessionServer {
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final FakeSession session;
    private final FakeTemplates templates = new FakeTemplates();
    private final int port;
    private final ServiceTokenVerifier callers;
    private HttpServer server;

    public final Map<UUID, SessionHistory> histories = new ConcurrentHashMap<>();

    /// So many answers to `complete` and `stopped` are lost after it has happened.
    public final AtomicInteger lostCompletions = new AtomicInteger();

    public FakeSessionServer(FakeSession session, int port, String secret) {
        this.session = session;
        this.port = port;
        this.callers =
                new ServiceTokenVerifier("session-service", Set.of("ai-bridge-service"), secret, Clock.systemUTC());
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/v1/replies", this::answer);
        server.createContext("/internal/v1/document-templates", this::answer);
        server.createContext("/internal/v1/document-sessions", this::answer);
        server.start();
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            var header = call.getRequestHeaders().getFirst("Authorization");
            if (header == null
                    || callers.verify(header.substring("Bearer ".length())).isEmpty()) {
                send(call, 401, Problem.of(ErrorCode.UNAUTHENTICATED, "Who are you?"));
                return;
            }
            try {
                var result = result(call);
                if (call.getRequestURI().getPath().matches(".*/(complete|stopped)")
                        && lostCompletions.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                send(call, 200, result);
            } catch (RequestRejected refused) {
                send(call, refused.code().status, Problem.of(refused.code(), refused.getMessage()));
            }
        }
    }

    private Object result(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath().split("/");
        if (path[3].equals("document-templates")) {
            return templates.answer(List.of(path).subList(4, path.length));
        }
        if (path[3].equals("document-sessions")) {
            return histories.get(UUID.fromString(path[4]));
        }
        if (path.length == 4) {
            var query = call.getRequestURI().getQuery();
            return session.unclaimed(
                    Duration.ofMillis(Long.parseLong(query.replaceAll(".*idle_ms=(\\d+).*", "$1"))),
                    Integer.parseInt(query.replaceAll(".*limit=(\\d+).*", "$1")));
        }
        var reply = UUID.fromString(path[4]);
        if (path.length == 5) {
            return session.get(reply);
        }
        return switch (path[5]) {
            case "claim" -> session.claim(reply, read(call, ReplyLease.class));
            case "renew" -> session.renew(reply, read(call, ReplyLease.class));
            case "release" -> session.release(reply, read(call, ReplyLease.class));
            case "complete" -> session.complete(reply, read(call, ReplyCompletion.class));
            case "stopped" -> session.stopped(reply, read(call, ReplyCompletion.class));
            case "fail" -> session.fail(reply, read(call, ReplyFailure.class));
            default -> throw new RequestRejected(ErrorCode.NOT_FOUND, "No such path");
        };
    }

    private <T> T read(HttpExchange call, Class<T> type) throws IOException {
        return json.readValue(call.getRequestBody(), type);
    }

    private void send(HttpExchange call, int status, Object body) throws IOException {
        var bytes = json.writeValueAsBytes(body);
        call.getResponseHeaders().add("Content-Type", status == 200 ? "application/json" : Problem.MEDIA_TYPE);
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
