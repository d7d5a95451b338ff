package dev.parley.session.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/// A person's part in a conversation, with what is that person's own: pinned, archived, how far it has read.
@Entity
@DynamicUpdate
@IdClass(Participant.Key.class)
class Participant {
    record Key(UUID conversationId, UUID userId) {}

    @Id
    @Column(name = "conversation_id")
    UUID conversationId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    @Column(updatable = false)
    String role;

    boolean pinned;

    boolean archived;

    @Column(name = "read_seq")
    long readSeq;

    @Column(name = "delivered_seq")
    long deliveredSeq;

    @Column(name = "joined_at", updatable = false)
    Instant joinedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected Participant() {}

    Participant(UUID conversationId, UUID userId, String role, Instant now) {
        this.conversationId = conversationId;
        this.userId = userId;
        this.role = role;
        this.joinedAt = now;
        this.updatedAt = now;
    }

    void arrange(Boolean pin, Boolean archive, Instant now) {
        if (pin != null && pin != pinned) {
            pinned = pin;
            updatedAt = now;
        }
        if (archive != null && archive != archived) {
            archived = archive;
            updatedAt = now;
        }
    }
}
