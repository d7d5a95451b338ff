package dev.parley.session.message;

import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.Reaction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A message as stored.
@Entity
@DynamicUpdate
class Message {
    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    long seq;

    long number;

    @Column(name = "changed_seq")
    long changedSeq;

    @Column(name = "sender_id")
    @Nullable
    UUID senderId;

    String role;

    String content;

    @Column(name = "content_type")
    String contentType;

    @Nullable
    String key;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    List<Attachment> attachments;

    @Column(name = "reply_to")
    @Nullable
    UUID replyTo;

    @Column(name = "reply_id")
    @Nullable
    UUID replyId;

    @Column(name = "asked_reply_id", updatable = false)
    @Nullable
    UUID askedReplyId;

    @Column(name = "token_count")
    @Nullable
    Integer tokenCount;

    @Column(name = "model_used")
    @Nullable
    String modelUsed;

    @Column(name = "processing_time_ms")
    @Nullable
    Integer processingTimeMs;

    @Column(name = "confidence_score")
    @Nullable
    Double confidenceScore;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Map<String, Object> metadata;

    @Column(name = "finish_reason")
    @Nullable
    String finishReason;

    @Nullable
    String reasoning;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Failure failure;

    /// A person's.
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    MessageDetails details;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    @Nullable
    Instant updatedAt;

    @Column(name = "edited_at")
    @Nullable
    Instant editedAt;

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    protected Message() {}

    /// An answer of the AI.
    Message(UUID conversationId, long seq, long number, Answer answer, Instant now) {
        this.id = answer.id();
        this.conversationId = conversationId;
        this.seq = seq;
        this.number = number;
        this.changedSeq = seq;
        this.role = MessageRole.ASSISTANT.wire();
        this.content = answer.content();
        this.contentType = answer.contentType();
        this.replyTo = answer.replyTo();
        this.replyId = answer.replyId();
        this.tokenCount = answer.tokenCount();
        this.modelUsed = answer.modelUsed();
        this.processingTimeMs = answer.processingTimeMs();
        this.confidenceScore = answer.confidenceScore();
        this.metadata = answer.metadata();
        this.finishReason = answer.finishReason().wire();
        this.reasoning = answer.reasoning();
        this.failure = answer.failure();
        this.createdAt = now;
    }

    void changed(long by, Instant now) {
        changedSeq = by;
        updatedAt = now;
    }

    void edit(String newContent, Instant now) {
        content = newContent;
        editedAt = now;
    }

    /// A tombstone stays: its place in the log, and its key.
    void delete(Instant now) {
        content = "";
        attachments = null;
        metadata = null;
        reasoning = null;
        failure = null;
        details = null;
        deletedAt = now;
    }

    /// `reactions` is null when there are none.
    MessageView view(@Nullable List<Reaction> reactions) {
        return MessageView.builder()
                .id(id)
                .number(number)
                .conversationId(conversationId)
                .seq(seq)
                .changedSeq(changedSeq)
                .senderId(senderId)
                .role(MessageRole.of(role))
                .content(content)
                .contentType(contentType)
                .key(key)
                .replyTo(replyTo)
                .attachments(attachments)
                .reactions(reactions)
                .tokenCount(tokenCount)
                .replyId(replyId)
                .modelUsed(modelUsed)
                .processingTimeMs(processingTimeMs)
                .confidenceScore(confidenceScore)
                .metadata(metadata)
                .createdAt(createdAt)
                .updatedAt(updatedAt == null ? createdAt : updatedAt)
                .editedAt(editedAt)
                .deletedAt(deletedAt)
                .finishReason(FinishReason.of(finishReason))
                .reasoning(reasoning)
                .failure(failure)
                .details(details)
                .build();
    }
}
