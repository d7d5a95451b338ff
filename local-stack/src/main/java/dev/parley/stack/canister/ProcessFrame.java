package dev.parley.stack.canister;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// A `process` frame: a conversation that waits for its next answer.
record ProcessFrame(String requestId, String conversationId, List<String> questions, boolean firstAnswer) {

    /// What people wrote since the last answer is what is asked.
    static ProcessFrame read(JsonObject frame) {
        if (!(frame.getValue("request_id") instanceof String requestId)) {
            throw new IllegalArgumentException("request_id is missing");
        }
        if (!(frame.getValue("messages") instanceof JsonArray messages)) {
            throw new IllegalArgumentException("messages is missing");
        }
        var questions = new ArrayList<String>();
        var firstAnswer = true;
        for (var item : messages) {
            if (!(item instanceof JsonObject message) || !(message.getValue("content") instanceof String content)) {
                throw new IllegalArgumentException("a message has no content");
            }
            if ("assistant".equals(message.getValue("role"))) {
                firstAnswer = false;
                questions.clear();
            } else if ("user".equals(message.getValue("role"))) {
                questions.add(content);
            }
        }
        return new ProcessFrame(requestId, frame.getString("conversation_id"), questions, firstAnswer);
    }
}
