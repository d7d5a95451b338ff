package dev.parley.ai.canister;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a canister we dialled may say. Null is what it left out.
sealed interface CanisterFrame {
    /// What a frame says it is about.
    record About(
            @Nullable String requestId,
            @Nullable String conversationId,
            @Nullable String userId) {}

    /// The answer. `response` is null or empty when there is none.
    record Response(
            About about,
            @Nullable String response,
            @Nullable String modelUsed,
            @Nullable Double confidenceScore,
            @Nullable Integer processingTimeMs,
            @Nullable Integer tokenCount,
            @Nullable Map<String, Object> metadata)
            implements CanisterFrame {}

    /// More of an answer on its way; `index` counts from 0. `delta` is empty where there is none, and null where it
    /// is no text.
    record Chunk(
            About about, @Nullable Integer index, @Nullable String delta) implements CanisterFrame {}

    record Problem(About about, @Nullable String message, double retryAfterSeconds) implements CanisterFrame {}

    record Pong() implements CanisterFrame {}

    /// A sign of life and nothing more: a type we do not know, or no frame at all.
    record Noise(About about) implements CanisterFrame {}
}
