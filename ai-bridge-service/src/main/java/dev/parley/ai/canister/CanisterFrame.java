package dev.parley.ai.canister;

import java.util.Map;

/// What a canister we dialled may say. Null is what it left out.
sealed interface CanisterFrame {
    /// What a frame says it is about.
    record About(String requestId, String conversationId, String userId) {}

    /// The answer. `response` is null or empty when there is none.
    record Response(
            About about,
            String response,
            String modelUsed,
            Double confidenceScore,
            Integer processingTimeMs,
            Integer tokenCount,
            Map<String, Object> metadata)
            implements CanisterFrame {}

    /// More of an answer on its way; `index` counts from 0. `delta` is empty where there is none, and null where it
    /// is no text.
    record Chunk(About about, Integer index, String delta) implements CanisterFrame {}

    record Problem(About about, String message, double retryAfterSeconds) implements CanisterFrame {}

    record Pong() implements CanisterFrame {}

    /// A sign of life and nothing more: a type we do not know, or no frame at all.
    record Noise(About about) implements CanisterFrame {}
}
