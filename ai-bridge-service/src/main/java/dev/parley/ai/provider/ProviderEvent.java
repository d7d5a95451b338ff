package dev.parley.ai.provider;

import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider tells of an answer: deltas, then one of the others.
public sealed interface ProviderEvent {
    /// More of the text.
    record Delta(String text) implements ProviderEvent {}

    /// More of what the AI thinks before it speaks, or meanwhile. Never part of the answer.
    record Reasoning(String text) implements ProviderEvent {}

    /// Nothing new, but the provider is there and at work.
    record Alive() implements ProviderEvent {}

    /// The end of a whole answer. `text`, when not null, is the answer as the provider has it and wins over the deltas;
    /// of the rest, null is what it did not tell.
    record Finished(
            @Nullable String text,
            @Nullable String contentType,
            @Nullable String model,
            @Nullable Double confidence,
            @Nullable Integer processingMillis,
            @Nullable Integer tokensIn,
            @Nullable Integer tokensOut,
            @Nullable Map<String, Object> metadata,
            FinishReason reason)
            implements ProviderEvent {
        /// The same, but that we keep no more of it than there is room for.
        public Finished cut() {
            return new Finished(
                    text,
                    contentType,
                    model,
                    confidence,
                    processingMillis,
                    tokensIn,
                    tokensOut,
                    metadata,
                    FinishReason.LENGTH);
        }
    }

    /// No answer. `message` is shown to people; `elsewhere`: another provider may well answer the same prompt.
    record Failed(ErrorCode code, String message, Duration retryAfter, boolean elsewhere) implements ProviderEvent {
        public static Failed timedOut() {
            return new Failed(
                    ErrorCode.AI_UNAVAILABLE, "AI response timeout - please try again", Duration.ofSeconds(10), true);
        }

        public static Failed linkLost() {
            return new Failed(ErrorCode.AI_UNAVAILABLE, "AI connection lost", Duration.ofSeconds(30), true);
        }

        /// It says something, but not in the language we expect.
        public static Failed unreadable() {
            return new Failed(ErrorCode.AI_UNAVAILABLE, "AI service error", Duration.ofSeconds(30), true);
        }

        /// An answer without a word in it. `why` null: it does not say why it ended.
        public static Failed wordless(@Nullable FinishReason why) {
            return switch (why) {
                case CONTENT_FILTER ->
                    new Failed(ErrorCode.FORBIDDEN, "AI response was filtered", Duration.ZERO, false);
                case LENGTH ->
                    new Failed(
                            ErrorCode.TOO_LARGE, "AI response was cut off before its first word", Duration.ZERO, false);
                case STOP, TOOL, STOPPED, ERROR -> invalid();
                case null -> invalid();
            };
        }

        public static Failed invalid() {
            return new Failed(ErrorCode.INTERNAL, "Invalid AI response", Duration.ZERO, false);
        }
    }

    /// The prompt never reached the provider: nobody saw it, and it may be asked again at any time.
    record NotTaken() implements ProviderEvent {}
}
