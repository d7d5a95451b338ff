package dev.parley.gateway.rest.aisdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.rest.BodyFields;
import org.jspecify.annotations.Nullable;

/// What `useChat` sends. Of its messages only the person's newest one is read: the history is the conversation's.
/// `messageId` is the message that is to be answered anew, or was changed; null: none is named.
record ChatRequest(
        ChatId chat, boolean regenerate, @Nullable String messageId, UserMessage message) {
    private static final String REGENERATE = "regenerate-message";
    private static final String SUBMIT = "submit-message";

    static ChatRequest of(byte[] body) {
        var fields = BodyFields.of(body);
        var chat = new ChatId(fields.required("id", ChatId.MAX_CHARACTERS));
        var trigger = fields.text("trigger", SUBMIT.length() + REGENERATE.length());
        if (trigger != null && !trigger.equals(SUBMIT) && !trigger.equals(REGENERATE)) {
            throw BodyFields.no("trigger must be one of " + SUBMIT + ", " + REGENERATE);
        }
        return new ChatRequest(
                chat,
                REGENERATE.equals(trigger),
                fields.text("messageId", UserMessage.MAX_ID),
                UserMessage.of(newest(fields)));
    }

    private static JsonNode newest(BodyFields fields) {
        if (fields.root().hasNonNull("message")) {
            return fields.root().path("message");
        }
        JsonNode newest = null;
        for (var message : fields.list("messages")) {
            newest = message.path("role").asText().equals("user") ? message : newest;
        }
        if (newest == null) {
            throw BodyFields.no("messages must have one of the user");
        }
        return newest;
    }
}
