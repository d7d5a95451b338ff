package dev.parley.ai.interview.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.PersonTurn;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/// The one call there is: `POST /v1/chat/next-question`. Where the service keeps failing it is left alone for a while.
@ApplicationScoped
public class AiServiceCall {
    private static final String PATH = "/v1/chat/next-question";

    private final AiServiceConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    AiServiceCall(AiServiceConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /// Blocks. Settings: `dev.parley.ai.interview.service.AiServiceCall/next/CircuitBreaker/…`.
    @CircuitBreaker(requestVolumeThreshold = 8, failureRatio = 0.75, delay = 5000, failOn = AiServiceAway.class)
    JsonNode next(DocumentSessionView session, PersonTurn pending, List<HistoryEntry> history) {
        var request = request(session, pending, history);
        try {
            try {
                return answer(send(request));
            } catch (ConnectException nothingSent) {
                // The one failure after which the service cannot have heard of the turn.
                return answer(send(request));
            }
        } catch (IOException e) {
            throw new AiServiceAway(e.getClass().getSimpleName(), false);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.maxAnswer()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AiServiceAway("interrupted", false);
        }
    }

    private JsonNode answer(HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status == 401 || status >= 500) {
            throw new AiServiceAway("status " + status, status == 401);
        }
        try {
            var answer = json.readTree(response.body());
            if (status >= 300 || answer == null || !answer.isObject()) {
                throw new AiServiceFailed("status " + status);
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw new AiServiceFailed("not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
    }

    private HttpRequest request(DocumentSessionView session, PersonTurn pending, List<HistoryEntry> history) {
        var base = config.url().orElseThrow().toString();
        var request = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH))
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                // A turn may be put again after a crash of ours: a service that cares can tell.
                .header("Idempotency-Key", session.id() + "-" + session.turn())
                .POST(BodyPublishers.ofByteArray(body(session, pending, history)));
        config.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request.build();
    }

    private byte[] body(DocumentSessionView session, PersonTurn pending, List<HistoryEntry> history) {
        var body = json.createObjectNode()
                .put("sessionId", session.id().toString())
                .put("templateId", session.templateId())
                .put("userId", session.userId().toString())
                .put("message", Objects.requireNonNullElse(pending.content(), ""));
        var array = body.putArray("history");
        for (var said : history) {
            array.addObject()
                    .put("role", said.role())
                    .put("content", said.content())
                    .put("timestamp", said.timestamp().toString());
        }
        var answered = body.putArray("answeredQuestionIds");
        if (session.outcome() != null) {
            session.outcome().answeredQuestionIds().forEach(answered::add);
        }
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request has no JSON", e);
        }
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
