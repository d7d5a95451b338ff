package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.message.MessageRole;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Writes the body of a request for a completion, with the fields somebody wants besides.
final class CompletionRequest {
    private final ObjectMapper json;
    private final OpenAiConfig config;
    private final String model;
    private final ObjectNode besides;

    CompletionRequest(ObjectMapper json, OpenAiConfig config, String model) {
        this.json = json;
        this.config = config;
        this.model = model;
        this.besides = config.body().map(this::object).orElseGet(json::createObjectNode);
    }

    private ObjectNode object(String text) {
        try {
            if (json.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException noJson) {
            // Said below; the text may hold a secret.
        }
        throw new ConfigurationException("OPENAI_BODY is no JSON object");
    }

    String text(Prompt prompt, boolean streamOptions) {
        var body = json.createObjectNode().put("model", model).put("stream", true);
        if (streamOptions) {
            body.putObject("stream_options").put("include_usage", true);
        }
        config.maxTokens().ifPresent(most -> body.put("max_tokens", most));
        config.maxCompletionTokens().ifPresent(most -> body.put("max_completion_tokens", most));
        config.temperature().ifPresent(temperature -> body.put("temperature", temperature));
        var messages = body.putArray("messages");
        config.instructions().begin(messages, prompt.systemPrompt());
        var turns = config.alternate() ? alternating(prompt.messages()) : prompt.messages();
        for (var message : config.instructions().within(turns, prompt.systemPrompt())) {
            messages.addObject().put("role", message.role().wire()).put("content", message.content());
        }
        besides.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                body.remove(field.getKey());
            } else {
                body.set(field.getKey(), field.getValue());
            }
        });
        return body.toString();
    }

    /// Many models want a person first, and then both in turn: what one role said in a row is said at once.
    static List<PromptMessage> alternating(List<PromptMessage> messages) {
        var turns = new ArrayList<PromptMessage>();
        for (var message : messages) {
            var before = turns.isEmpty() ? null : turns.getLast();
            if (before == null && message.role() != MessageRole.USER
                    || message.content().isBlank()) {
                continue;
            }
            if (before != null && before.role() == message.role()) {
                turns.removeLast();
                turns.add(new PromptMessage(
                        message.role(),
                        before.content() + "\n\n" + message.content(),
                        message.contentType(),
                        message.createdAt()));
            } else {
                turns.add(message);
            }
        }
        return turns.isEmpty() ? messages : turns;
    }
}
