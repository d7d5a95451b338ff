package dev.parley.ai.canister.dialledin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.provider.Prompt;
import dev.parley.ai.provider.WireTime;
import java.time.Clock;

/// The text of a `process_message` frame: the message to answer, and the conversation before it.
record ProcessMessage(ObjectMapper json, Clock clock) {
    String frame(Prompt prompt) {
        var newest = prompt.newest();
        var frame = json.createObjectNode()
                .put("type", "process_message")
                .put("message_id", prompt.messageId().toString())
                .put("thread_id", prompt.conversationId().toString())
                .put("user_id", prompt.personId())
                .put("content", newest.content())
                .put("content_type", newest.contentType());
        var context = frame.putArray("conversation_context");
        for (var message : prompt.messages().subList(0, prompt.messages().size() - 1)) {
            context.addObject()
                    .put("role", message.role().wire())
                    .put("content", message.content())
                    .put("content_type", message.contentType())
                    .put("timestamp", WireTime.text(message.createdAt()));
        }
        frame.put("timestamp", WireTime.text(clock.instant())).put("priority", "normal");
        return frame.toString();
    }
}
