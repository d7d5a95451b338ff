package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;

/// A person's message to be appended. `key` (≤ 64 characters) is unique per sender and conversation: the same key again
/// returns the first result and stores nothing. `replyTo` (a message of the same conversation), `attachments` and
/// `details` may be null.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewMessage(
        UUID conversationId,
        UUID senderId,
        String key,
        String content,
        String contentType,
        UUID replyTo,
        List<Attachment> attachments,
        int tokenCount,
        AskAi ai,
        MessageDetails details) {
    /// Of which nothing is said besides.
    public NewMessage(
            UUID conversationId,
            UUID senderId,
            String key,
            String content,
            String contentType,
            UUID replyTo,
            List<Attachment> attachments,
            int tokenCount,
            AskAi ai) {
        this(conversationId, senderId, key, content, contentType, replyTo, attachments, tokenCount, ai, null);
    }
}
