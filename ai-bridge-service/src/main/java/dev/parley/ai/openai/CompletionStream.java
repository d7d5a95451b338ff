package dev.parley.ai.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.ProviderEvent;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads one streamed completion, line by line: `data: {chunk}` … `data: [DONE]`.
final class CompletionStream {
    private static final String DATA = "data:";

    private final ObjectMapper json;
    private final Consumer<ProviderEvent> listener;
    private String model;
    private boolean said;
    private boolean finished;
    private Integer tokensIn;
    private Integer tokensOut;

    CompletionStream(ObjectMapper json, Consumer<ProviderEvent> listener) {
        this.json = json;
        this.listener = listener;
    }

    /// The last event, once the line brought it.
    Optional<ProviderEvent> line(String line) {
        if (!line.startsWith(DATA)) {
            return Optional.empty();
        }
        var data = line.substring(DATA.length()).strip();
        if (data.isEmpty()) {
            return Optional.empty();
        }
        if (data.equals("[DONE]")) {
            return Optional.of(end());
        }
        try {
            return chunk(json.readTree(data));
        } catch (JsonProcessingException e) {
            return Optional.of(ProviderEvent.Failed.invalid());
        }
    }

    /// The last event where the stream ends without saying so: an answer that was finished is one all the same.
    ProviderEvent end() {
        if (!finished) {
            return ProviderEvent.Failed.linkLost();
        }
        if (!said) {
            return ProviderEvent.Failed.invalid();
        }
        return new ProviderEvent.Finished(null, null, model, null, null, tokensIn, tokensOut, null);
    }

    private Optional<ProviderEvent> chunk(JsonNode chunk) {
        if (chunk.hasNonNull("error")) {
            return Optional.of(new ProviderEvent.Failed(
                    ErrorCode.AI_UNAVAILABLE, "AI connection lost", Duration.ofSeconds(30), true));
        }
        model = chunk.path("model").isTextual() ? chunk.path("model").textValue() : model;
        var usage = chunk.path("usage");
        if (usage.isObject()) {
            tokensIn = usage.path("prompt_tokens").isInt()
                    ? usage.path("prompt_tokens").intValue()
                    : tokensIn;
            tokensOut = usage.path("completion_tokens").isInt()
                    ? usage.path("completion_tokens").intValue()
                    : tokensOut;
        }
        var choice = chunk.path("choices").path(0);
        var text = choice.path("delta").path("content").textValue();
        if (text != null && !text.isEmpty()) {
            said |= !text.isBlank();
            listener.accept(new ProviderEvent.Delta(text));
        }
        finished |= choice.hasNonNull("finish_reason");
        return Optional.empty();
    }
}
