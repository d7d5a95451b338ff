package dev.parley.session.contract.reply;

import dev.parley.session.contract.message.FinishReason;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// The finished answer with its usage; of one that was stopped or failed, what there is of it (`content` may be empty).
/// `tokensIn` and `tokensOut` are estimates when `usageEstimated`. `reasoning` is what the AI thought, null where it
/// told nothing of it; a `finishReason` of null is an end like any other.
public record ReplyCompletion(
        int attempt,
        String content,
        @Nullable String contentType,
        @Nullable String modelUsed,
        @Nullable Double confidenceScore,
        @Nullable Integer processingTimeMs,
        int tokensIn,
        int tokensOut,
        boolean usageEstimated,
        @Nullable Map<String, Object> metadata,
        @Nullable FinishReason finishReason,
        @Nullable String reasoning) {

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private int attempt;
        private String content;
        private String contentType;
        private String modelUsed;
        private Double confidenceScore;
        private Integer processingTimeMs;
        private int tokensIn;
        private int tokensOut;
        private boolean usageEstimated;
        private Map<String, Object> metadata;
        private FinishReason finishReason;
        private String reasoning;

        private Builder() {}

        public Builder attempt(int attempt) {
            this.attempt = attempt;
            return this;
        }

        public Builder content(String content) {
            this.content = content;
            return this;
        }

        public Builder contentType(String contentType) {
            this.contentType = contentType;
            return this;
        }

        public Builder modelUsed(String modelUsed) {
            this.modelUsed = modelUsed;
            return this;
        }

        public Builder confidenceScore(Double confidenceScore) {
            this.confidenceScore = confidenceScore;
            return this;
        }

        public Builder processingTimeMs(Integer processingTimeMs) {
            this.processingTimeMs = processingTimeMs;
            return this;
        }

        public Builder tokensIn(int tokensIn) {
            this.tokensIn = tokensIn;
            return this;
        }

        public Builder tokensOut(int tokensOut) {
            this.tokensOut = tokensOut;
            return this;
        }

        public Builder usageEstimated(boolean usageEstimated) {
            this.usageEstimated = usageEstimated;
            return this;
        }

        public Builder metadata(Map<String, Object> metadata) {
            this.metadata = metadata;
            return this;
        }

        public Builder finishReason(FinishReason finishReason) {
            this.finishReason = finishReason;
            return this;
        }

        public Builder reasoning(String reasoning) {
            this.reasoning = reasoning;
            return this;
        }

        public ReplyCompletion build() {
            return new ReplyCompletion(
                    attempt,
                    content,
                    contentType,
                    modelUsed,
                    confidenceScore,
                    processingTimeMs,
                    tokensIn,
                    tokensOut,
                    usageEstimated,
                    metadata,
                    finishReason,
                    reasoning);
        }
    }
}
