package dev.parley.ai.canister;

import java.util.Map;

/// What a canister we dialled may say. Null is what it left out.
sealed interface CanisterFrame {
    /// The answer. `response` is null or empty when there is none.
    record Response(
            String requestId,
            String response,
            String modelUsed,
            Double confidenceScore,
            Integer processingTimeMs,
            Integer tokenCount,
            Map<String, Object> metadata)
            implements CanisterFrame {}

    /// More of an answer on its way; `index` counts from 0.
    record Chunk(String requestId, Integer index, String delta) implements CanisterFrame {}

    record Problem(String requestId, String message, double retryAfterSeconds) implements CanisterFrame {}

    record Pong() implements CanisterFrame {}

    /// A sign of life and nothing more: a type we do not know, or no frame at all. `requestId`, where it has one, says
    /// what it is about.
    record Noise(String requestId) implements CanisterFrame {}
}
