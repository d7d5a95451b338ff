package dev.parley.session.message;

import java.util.Map;
import java.util.UUID;

/// What the AI answered, about to become a conversation's next message.
public record Answer(
        UUID id,
        UUID replyId,
        UUID replyTo,
        String content,
        String contentType,
        Integer tokenCount,
        String modelUsed,
        Integer processingTimeMs,
        Double confidenceScore,
        Map<String, Object> metadata) {}
