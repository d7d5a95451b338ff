package dev.parley.session.message;

import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.reply.FinishReason;
import java.util.Map;
import java.util.UUID;

/// What the AI answered, about to become a conversation's next message. `failure` is null unless it broke off.
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
        Map<String, Object> metadata,
        FinishReason finishReason,
        String reasoning,
        Failure failure) {}
