package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A message as stored. `senderId` is null for the AI; `seq` is its birth, `changedSeq` its last change; the fields
/// from
/// `modelUsed` on are the AI's. Times have microseconds.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        long number,
        UUID conversationId,
        long seq,
        long changedSeq,
        UUID senderId,
        MessageRole role,
        String content,
        String contentType,
        String key,
        UUID replyTo,
        Integer tokenCount,
        String modelUsed,
        Integer processingTimeMs,
        Double confidenceScore,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt) {}
