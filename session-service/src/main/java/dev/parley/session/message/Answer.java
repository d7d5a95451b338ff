package dev.parley.session.message;

import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// What the AI answered, about to become a conversation's next message. `failure` is null unless it broke off.
public record Answer(
        UUID id,
        UUID replyId,
        UUID replyTo,
        String content,
        String contentType,
        @Nullable Integer tokenCount,
        @Nullable String modelUsed,
        @Nullable Integer processingTimeMs,
        @Nullable Double confidenceScore,
        @Nullable Map<String, Object> metadata,
        FinishReason finishReason,
        @Nullable String reasoning,
        @Nullable Failure failure) {
    public static Builder builder() {
        return new Builder();
    }

    /// As a conversation's message that has just been stored.
    public MessageView view(UUID conversation, long seq, long number, Instant now) {
        return new Message(conversation, seq, number, this, now).view(null);
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private UUID id;
        private UUID replyId;
        private UUID replyTo;
        private String content;
        private String contentType;
        private Integer tokenCount;
        private String modelUsed;
        private Integer processingTimeMs;
        private Double confidenceScore;
        private Map<String, Object> metadata;
        private FinishReason finishReason;
        private String reasoning;
        private Failure failure;

        private Builder() {}

        public Builder id(UUID id) {
            this.id = id;
            return this;
        }

        public Builder replyId(UUID replyId) {
            this.replyId = replyId;
            return this;
        }

        public Builder replyTo(UUID replyTo) {
            this.replyTo = replyTo;
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

        public Builder tokenCount(Integer tokenCount) {
            this.tokenCount = tokenCount;
            return this;
        }

        public Builder modelUsed(String modelUsed) {
            this.modelUsed = modelUsed;
            return this;
        }

        public Builder processingTimeMs(Integer processingTimeMs) {
            this.processingTimeMs = processingTimeMs;
            return this;
        }

        public Builder confidenceScore(Double confidenceScore) {
            this.confidenceScore = confidenceScore;
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

        public Builder failure(Failure failure) {
            this.failure = failure;
            return this;
        }

        public Answer build() {
            return new Answer(
                    id,
                    replyId,
                    replyTo,
                    content,
                    contentType,
                    tokenCount,
                    modelUsed,
                    processingTimeMs,
                    confidenceScore,
                    metadata,
                    finishReason,
                    reasoning,
                    failure);
        }
    }
}
