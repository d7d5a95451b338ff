package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/// A person's message to be appended. `key` (≤ 64 characters) is unique per sender and conversation: the same key again
/// returns the first result and stores nothing.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewMessage(
        UUID conversationId,
        UUID senderId,
        String key,
        String content,
        String contentType,
        UUID replyTo,
        int tokenCount,
        AskAi ai) {}
