package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A message as stored. `senderId` is null for the AI; `seq` is its birth, `changedSeq` its last change; the fields
/// from `replyId` to `metadata` are the AI's. `attachments` and `reactions` are null when there are none, `editedAt`
/// until its text was changed. `finishReason` says why an answer ended, `reasoning` what the AI thought meanwhile, and
/// `failure` why it is only the part that was heard before it broke off. `details` are a person's, null where there are
/// none. With `deletedAt` it is a tombstone: empty `content`, no attachments, no details, no reactions. Times have
/// microseconds.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        long number,
        UUID conversationId,
        long seq,
        long changedSeq,
        @Nullable UUID senderId,
        MessageRole role,
        String content,
        String contentType,
        @Nullable String key,
        @Nullable UUID replyTo,
        @Nullable List<Attachment> attachments,
        @Nullable List<Reaction> reactions,
        @Nullable Integer tokenCount,
        @Nullable UUID replyId,
        @Nullable String modelUsed,
        @Nullable Integer processingTimeMs,
        @Nullable Double confidenceScore,
        @Nullable Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        @Nullable FinishReason finishReason,
        @Nullable String reasoning,
        @Nullable Failure failure,
        @Nullable MessageDetails details) {
    /// In [#metadata], of an answer that somebody stopped while it was written.
    public static final String STOPPED = "stopped";

    /// Of a person, just stored and not changed since.
    public static MessageView fresh(NewMessage message, UUID id, long number, long seq, Instant at) {
        return builder()
                .id(id)
                .number(number)
                .conversationId(message.conversationId())
                .seq(seq)
                .changedSeq(seq)
                .senderId(message.senderId())
                .role(MessageRole.USER)
                .content(message.content())
                .contentType(message.contentType())
                .key(message.key())
                .replyTo(message.replyTo())
                .attachments(message.attachments())
                .tokenCount(message.tokenCount())
                .createdAt(at)
                .updatedAt(at)
                .details(message.details())
                .build();
    }

    public boolean stopped() {
        return metadata != null && Boolean.TRUE.equals(metadata.get(STOPPED));
    }

    /// Whether it is what was heard of an answer that broke off.
    public boolean failed() {
        return failure != null;
    }

    /// Whether it is only a part of what the AI wanted to say, though nobody has stopped it.
    public boolean truncated() {
        return finishReason != null && finishReason.truncates();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private UUID id;
        private long number;
        private UUID conversationId;
        private long seq;
        private long changedSeq;
        private UUID senderId;
        private MessageRole role;
        private String content;
        private String contentType;
        private String key;
        private UUID replyTo;
        private List<Attachment> attachments;
        private List<Reaction> reactions;
        private Integer tokenCount;
        private UUID replyId;
        private String modelUsed;
        private Integer processingTimeMs;
        private Double confidenceScore;
        private Map<String, Object> metadata;
        private Instant createdAt;
        private Instant updatedAt;
        private Instant editedAt;
        private Instant deletedAt;
        private FinishReason finishReason;
        private String reasoning;
        private Failure failure;
        private MessageDetails details;

        private Builder() {}

        public Builder id(UUID id) {
            this.id = id;
            return this;
        }

        public Builder number(long number) {
            this.number = number;
            return this;
        }

        public Builder conversationId(UUID conversationId) {
            this.conversationId = conversationId;
            return this;
        }

        public Builder seq(long seq) {
            this.seq = seq;
            return this;
        }

        public Builder changedSeq(long changedSeq) {
            this.changedSeq = changedSeq;
            return this;
        }

        public Builder senderId(UUID senderId) {
            this.senderId = senderId;
            return this;
        }

        public Builder role(MessageRole role) {
            this.role = role;
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

        public Builder key(String key) {
            this.key = key;
            return this;
        }

        public Builder replyTo(UUID replyTo) {
            this.replyTo = replyTo;
            return this;
        }

        public Builder attachments(List<Attachment> attachments) {
            this.attachments = attachments;
            return this;
        }

        public Builder reactions(List<Reaction> reactions) {
            this.reactions = reactions;
            return this;
        }

        public Builder tokenCount(Integer tokenCount) {
            this.tokenCount = tokenCount;
            return this;
        }

        public Builder replyId(UUID replyId) {
            this.replyId = replyId;
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

        public Builder createdAt(Instant createdAt) {
            this.createdAt = createdAt;
            return this;
        }

        public Builder updatedAt(Instant updatedAt) {
            this.updatedAt = updatedAt;
            return this;
        }

        public Builder editedAt(Instant editedAt) {
            this.editedAt = editedAt;
            return this;
        }

        public Builder deletedAt(Instant deletedAt) {
            this.deletedAt = deletedAt;
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

        public Builder details(MessageDetails details) {
            this.details = details;
            return this;
        }

        public MessageView build() {
            return new MessageView(
                    id,
                    number,
                    conversationId,
                    seq,
                    changedSeq,
                    senderId,
                    role,
                    content,
                    contentType,
                    key,
                    replyTo,
                    attachments,
                    reactions,
                    tokenCount,
                    replyId,
                    modelUsed,
                    processingTimeMs,
                    confidenceScore,
                    metadata,
                    createdAt,
                    updatedAt,
                    editedAt,
                    deletedAt,
                    finishReason,
                    reasoning,
                    failure,
                    details);
        }
    }
}
