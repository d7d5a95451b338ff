package dev.parley.ai.openai;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Prompt;

/// The body of a request for a completion.
final class CompletionRequest {
    private CompletionRequest() {}

    static String text(ObjectMapper json, String model, Prompt prompt) {
        var body = json.createObjectNode().put("model", model).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.systemPrompt());
        for (var message : prompt.messages()) {
            messages.addObject().put("role", message.role().wire()).put("content", message.content());
        }
        return body.toString();
    }
}
