package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's message to be appended. `key` (≤ 64 characters) is unique per sender and conversation: the same key again
/// returns the first result and stores nothing. `replyTo` is a message of the same conversation.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewMessage(
        UUID conversationId,
        UUID senderId,
        String key,
        String content,
        String contentType,
        @Nullable UUID replyTo,
        @Nullable List<Attachment> attachments,
        int tokenCount,
        AskAi ai,
        @Nullable MessageDetails details) {
    /// Of which nothing is said besides.
    public NewMessage(
            UUID conversationId,
            UUID senderId,
            String key,
            String content,
            String contentType,
            @Nullable UUID replyTo,
            @Nullable List<Attachment> attachments,
            int tokenCount,
            AskAi ai) {
        this(conversationId, senderId, key, content, contentType, replyTo, attachments, tokenCount, ai, null);
    }
}
