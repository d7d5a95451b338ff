package dev.parley.session.message;

import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A person's message as it is written: [Message] without the columns only an answer fills, since this is the insert
/// that happens by the hundred.
@Entity
@Immutable
@Table(name = "message")
class PersonMessage {
    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    long seq;

    long number;

    @Column(name = "changed_seq")
    long changedSeq;

    @Column(name = "sender_id")
    UUID senderId;

    String role;

    String content;

    @Column(name = "content_type")
    String contentType;

    String key;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    List<Attachment> attachments;

    @Column(name = "reply_to")
    @Nullable
    UUID replyTo;

    /// The reply that answers it, as its sender was told; null: none does.
    @Column(name = "asked_reply_id")
    @Nullable
    UUID askedReplyId;

    @Column(name = "token_count")
    int tokenCount;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    MessageDetails details;

    @Column(name = "created_at")
    Instant createdAt;

    protected PersonMessage() {}

    PersonMessage(UUID id, long seq, long number, NewMessage message, Instant now) {
        this.id = id;
        this.conversationId = message.conversationId();
        this.seq = seq;
        this.number = number;
        this.changedSeq = seq;
        this.senderId = message.senderId();
        this.role = MessageRole.USER.wire();
        this.content = message.content();
        this.contentType = message.contentType();
        this.key = message.key();
        this.replyTo = message.replyTo();
        this.attachments =
                message.attachments() == null || message.attachments().isEmpty() ? null : message.attachments();
        this.tokenCount = message.tokenCount();
        this.details = message.details();
        this.createdAt = now;
    }

    PersonMessage asking(@Nullable UUID reply) {
        askedReplyId = reply;
        return this;
    }

    MessageView view() {
        return MessageView.builder()
                .id(id)
                .number(number)
                .conversationId(conversationId)
                .seq(seq)
                .changedSeq(changedSeq)
                .senderId(senderId)
                .role(MessageRole.USER)
                .content(content)
                .contentType(contentType)
                .key(key)
                .replyTo(replyTo)
                .attachments(attachments)
                .tokenCount(tokenCount)
                .createdAt(createdAt)
                .updatedAt(createdAt)
                .details(details)
                .build();
    }
}
