package dev.parley.ai.canister;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.WireTime;
import dev.parley.service.json.LenientJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of the frames between us and a canister we dialled. Reading is lenient: canisters are other people's
/// programs, and a field of the wrong type counts as left out, but for words.
@ApplicationScoped
public class CanisterFrames {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final CanisterFrame.About NOTHING = new CanisterFrame.About(null, null, null);

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final ObjectMapper json;
    private final Clock clock;

    public CanisterFrames(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    String process(String requestId, Prompt prompt) {
        var now = WireTime.text(clock.instant());
        var frame = json.createObjectNode()
                .put("type", "process")
                .put("request_id", requestId)
                .put("conversation_id", prompt.conversationId().toString())
                .put("user_id", prompt.personId())
                .put("timestamp", now)
                .put("system_prompt", prompt.systemPrompt());
        var messages = frame.putArray("messages");
        for (var message : prompt.messages()) {
            messages.addObject()
                    .put("role", message.role().wire())
                    .put("content", message.content())
                    .put("timestamp", WireTime.text(message.createdAt()));
        }
        frame.putObject("context_metadata")
                .put("thread_title", prompt.title())
                .put("user_tier", prompt.personTier())
                .put("timestamp", now)
                .put("message_count", prompt.messageCount())
                .put("estimated_tokens", prompt.estimatedTokens());
        return frame.toString();
    }

    String ping() {
        return json.createObjectNode()
                .put("type", "ping")
                .put("timestamp", WireTime.text(clock.instant()))
                .toString();
    }

    /// All that a message says: one frame, or several in a row.
    List<CanisterFrame> read(String text) {
        var values = LenientJson.wholeValues(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        return values.isEmpty()
                ? List.of(new CanisterFrame.Noise(NOTHING))
                : values.stream()
                        .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                        .map(this::frame)
                        .toList();
    }

    private CanisterFrame frame(JsonNode frame) {
        var about =
                new CanisterFrame.About(id(frame, "request_id"), id(frame, "conversation_id"), text(frame, "user_id"));
        return switch (frame.path("type").asText()) {
            case "response" ->
                new CanisterFrame.Response(
                        about,
                        text(frame, "response"),
                        text(frame, "model_used"),
                        frame.path("confidence_score").isNumber()
                                ? frame.path("confidence_score").doubleValue()
                                : null,
                        integer(frame, "processing_time_ms"),
                        integer(frame, "token_count"),
                        frame.path("metadata").isObject() ? json.convertValue(frame.path("metadata"), OBJECT) : null);
            case "response_chunk" -> new CanisterFrame.Chunk(about, integer(frame, "index"), delta(frame));
            case "error" ->
                new CanisterFrame.Problem(
                        about,
                        text(frame, "error_message"),
                        frame.path("retry_after").asDouble(0));
            case "pong" -> new CanisterFrame.Pong();
            default -> new CanisterFrame.Noise(about);
        };
    }

    private static @Nullable String delta(JsonNode frame) {
        return frame.hasNonNull("delta") ? text(frame, "delta") : "";
    }

    private static @Nullable String text(JsonNode frame, String field) {
        return frame.path(field).textValue();
    }

    /// In lower case, as we gave it.
    private static @Nullable String id(JsonNode frame, String field) {
        var id = text(frame, field);
        return id == null || id.isBlank() ? null : id.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Integer integer(JsonNode frame, String field) {
        var value = frame.path(field);
        var number = value.isNumber() ? value.doubleValue() : Double.NaN;
        return number >= 0 && number <= Integer.MAX_VALUE ? Math.toIntExact(Math.round(number)) : null;
    }
}
