package dev.parley.stack.canister;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One connection to the development canister: reads `process` and `ping`, and answers word by word.
final class CanisterLink {
    static final String MODEL = "dev-canister";
    /// The checks see patterns, not meaning.
    private static final double CONFIDENCE_FOUND = 0.8;

    private static final double CONFIDENCE_NOTHING = 0.5;
    private static final int RETRY_AFTER_SECONDS = 0;

    private final Vertx vertx;
    private final ServerWebSocket socket;
    private final Examination examination = new Examination(Checks.ALL);
    private final long wordDelayMillis;
    private final Set<Long> timers = new HashSet<>();

    CanisterLink(Vertx vertx, ServerWebSocket socket, long wordDelayMillis) {
        this.vertx = vertx;
        this.socket = socket;
        this.wordDelayMillis = wordDelayMillis;
    }

    void open() {
        socket.textMessageHandler(this::read);
        socket.closeHandler(closed -> timers.forEach(vertx::cancelTimer));
        socket.exceptionHandler(broken -> socket.close());
    }

    private void read(String text) {
        if (!(parsed(text) instanceof JsonObject frame)) {
            sendError(null, "Not a JSON object");
            return;
        }
        switch (frame.getString("type", "")) {
            case "ping" -> send(new JsonObject().put("type", "pong").put("timestamp", now()));
            case "process" -> process(frame);
            default -> sendError(frame.getValue("request_id"), "Unknown message type");
        }
    }

    private static Object parsed(String text) {
        try {
            return Json.decodeValue(text);
        } catch (DecodeException notJson) {
            return null;
        }
    }

    private void process(JsonObject frame) {
        var begun = System.nanoTime();
        try {
            var asked = ProcessFrame.read(frame);
            var review = Review.of(examination.of(asked.questions()), asked.firstAnswer());
            sayNext(asked, review, review.words(), 0, begun);
        } catch (IllegalArgumentException incomplete) {
            sendError(frame.getValue("request_id"), "Invalid process frame: " + incomplete.getMessage());
        }
    }

    private void sayNext(ProcessFrame asked, Review review, List<String> words, int index, long begun) {
        if (socket.isClosed()) {
            return;
        }
        if (index == words.size()) {
            sendResponse(asked, review, words.size(), begun);
            return;
        }
        send(new JsonObject()
                .put("type", "response_chunk")
                .put("request_id", asked.requestId())
                .put("index", index)
                .put("delta", words.get(index)));
        later(() -> sayNext(asked, review, words, index + 1, begun));
    }

    private void later(Runnable next) {
        if (wordDelayMillis == 0) {
            vertx.runOnContext(now -> next.run());
            return;
        }
        timers.add(vertx.setTimer(wordDelayMillis, timer -> {
            timers.remove(timer);
            next.run();
        }));
    }

    private void sendResponse(ProcessFrame asked, Review review, int words, long begun) {
        send(new JsonObject()
                .put("type", "response")
                .put("request_id", asked.requestId())
                .put("conversation_id", asked.conversationId())
                .put("response", review.text())
                .put("model_used", MODEL)
                .put("confidence_score", review.found() > 0 ? CONFIDENCE_FOUND : CONFIDENCE_NOTHING)
                .put("processing_time_ms", (System.nanoTime() - begun) / 1_000_000)
                .put("token_count", words)
                .put(
                        "metadata",
                        new JsonObject()
                                .put("analysis_type", "security_review")
                                .put("vulnerabilities_found", review.found())));
    }

    private void sendError(Object requestId, String message) {
        send(new JsonObject()
                .put("type", "error")
                .put("request_id", requestId)
                .put("error_message", message)
                .put("retry_after", RETRY_AFTER_SECONDS));
    }

    private void send(JsonObject frame) {
        socket.writeTextMessage(frame.encode());
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
