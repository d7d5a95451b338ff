package dev.parley.session.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// One person's emoji on a message.
@Entity
@Immutable
@Table(name = "reaction")
@IdClass(MessageReaction.Key.class)
class MessageReaction {
    record Key(UUID messageId, String emoji, UUID userId) {}

    @Id
    @Column(name = "message_id")
    UUID messageId;

    @Id
    String emoji;

    @Id
    @Column(name = "user_id")
    UUID userId;

    @Column(name = "conversation_id")
    UUID conversationId;

    /// The change that put it on.
    long seq;

    protected MessageReaction() {}

    MessageReaction(Message message, String emoji, UUID userId, long seq) {
        this.messageId = message.id;
        this.emoji = emoji;
        this.userId = userId;
        this.conversationId = message.conversationId;
        this.seq = seq;
    }
}
