package dev.parley.session.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// How far somebody had read who takes part no longer, kept for its return.
@Entity
@Immutable
@Table(name = "former_participant")
@IdClass(Participant.Key.class)
class FormerParticipant {
    @Id
    @Column(name = "conversation_id")
    UUID conversationId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    @Column(name = "read_seq")
    long readSeq;

    /// Null: it had read nothing.
    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    @Column(name = "joined_seq")
    long joinedSeq;

    protected FormerParticipant() {}

    FormerParticipant(Participant part) {
        conversationId = part.conversationId;
        userId = part.userId;
        readSeq = part.readSeq;
        readAt = part.readAt;
        joinedSeq = part.joinedSeq;
    }
}
