package dev.parley.ai.contract.canister;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// What a canister that dialled in answered to a `process_message`, or, with `lost`, that its socket closed first.
/// `messageId` is that of the request. A canister may choose to stream before its answer: a `piece` of it (their
/// `index` counting from 0) says `delta`, which is empty where the piece has no words, and null where they cannot be
/// read.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CanisterAnswer(
        String canisterId,
        String messageId,
        @Nullable String content,
        @Nullable String contentType,
        @Nullable Integer processingTimeMs,
        @Nullable Double confidenceScore,
        @Nullable String modelUsed,
        boolean piece,
        @Nullable Integer index,
        @Nullable String delta,
        boolean lost) {
    public CanisterAnswer {
        // A gateway of before told pieces by their words alone.
        piece |= delta != null;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private String canisterId;
        private String messageId;
        private String content;
        private String contentType;
        private Integer processingTimeMs;
        private Double confidenceScore;
        private String modelUsed;
        private boolean piece;
        private Integer index;
        private String delta;
        private boolean lost;

        private Builder() {}

        public Builder canisterId(String canisterId) {
            this.canisterId = canisterId;
            return this;
        }

        public Builder messageId(String messageId) {
            this.messageId = messageId;
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

        public Builder processingTimeMs(Integer processingTimeMs) {
            this.processingTimeMs = processingTimeMs;
            return this;
        }

        public Builder confidenceScore(Double confidenceScore) {
            this.confidenceScore = confidenceScore;
            return this;
        }

        public Builder modelUsed(String modelUsed) {
            this.modelUsed = modelUsed;
            return this;
        }

        public Builder piece(boolean piece) {
            this.piece = piece;
            return this;
        }

        public Builder index(Integer index) {
            this.index = index;
            return this;
        }

        public Builder delta(String delta) {
            this.delta = delta;
            return this;
        }

        public Builder lost(boolean lost) {
            this.lost = lost;
            return this;
        }

        public CanisterAnswer build() {
            return new CanisterAnswer(
                    canisterId,
                    messageId,
                    content,
                    contentType,
                    processingTimeMs,
                    confidenceScore,
                    modelUsed,
                    piece,
                    index,
                    delta,
                    lost);
        }
    }
}
