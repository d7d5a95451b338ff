package dev.parley.ai.provider;

import dev.parley.session.contract.problem.ErrorCode;
import java.time.Duration;
import java.util.Map;

/// What a provider tells of an answer: deltas, then one of the others.
public sealed interface ProviderEvent {
    /// More of the text.
    record Delta(String text) implements ProviderEvent {}

    /// The end of a whole answer. `text`, when not null, is the answer as the provider has it and wins over the deltas;
    /// of the rest, null is what it did not tell.
    record Finished(
            String text,
            String contentType,
            String model,
            Double confidence,
            Integer processingMillis,
            Integer tokensIn,
            Integer tokensOut,
            Map<String, Object> metadata)
            implements ProviderEvent {}

    /// No answer. `message` is shown to people; `elsewhere`: another provider may well answer the same prompt.
    record Failed(ErrorCode code, String message, Duration retryAfter, boolean elsewhere) implements ProviderEvent {
        public static Failed timedOut() {
            return new Failed(
                    ErrorCode.AI_UNAVAILABLE, "AI response timeout - please try again", Duration.ofSeconds(10), true);
        }

        public static Failed linkLost() {
            return new Failed(ErrorCode.AI_UNAVAILABLE, "AI connection lost", Duration.ofSeconds(30), true);
        }

        public static Failed invalid() {
            return new Failed(ErrorCode.INTERNAL, "Invalid AI response", Duration.ZERO, false);
        }
    }

    /// The prompt never reached the provider: nobody saw it, and it may be asked again at any time.
    record NotTaken() implements ProviderEvent {}
}
