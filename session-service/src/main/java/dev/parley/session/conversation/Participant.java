package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.ParticipantState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

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

    /// Null until it has read anything.
    @Column(name = "read_at")
    @Nullable
    Instant readAt;

    /// When it last pinned or archived; null: never.
    @Column(name = "arranged_at")
    @Nullable
    Instant arrangedAt;

    @Column(name = "delivered_seq")
    long deliveredSeq;

    /// The log as it stood when it came in: nothing up to there is unread.
    @Column(name = "joined_seq", updatable = false)
    long joinedSeq;

    /// May read only.
    @Column(insertable = false, updatable = false)
    boolean barred;

    @Column(name = "joined_at", updatable = false)
    Instant joinedAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected Participant() {}

    Participant(UUID conversationId, UUID userId, ParticipantRole role, Instant now) {
        this.conversationId = conversationId;
        this.userId = userId;
        this.role = role.wire();
        this.joinedAt = now;
        this.updatedAt = now;
    }

    /// Who comes in later has missed nothing of what was before.
    Participant after(long seq) {
        deliveredSeq = seq;
        joinedSeq = seq;
        return this;
    }

    /// Who returns has read what it had read, and has not what was said meanwhile. It has pinned and archived nothing
    /// since, which is told, too: that it had before may be heard of only now.
    Participant as(FormerParticipant former) {
        arrangedAt = joinedAt;
        readSeq = former.readSeq;
        readAt = former.readAt;
        joinedSeq = former.joinedSeq;
        return this;
    }

    /// The change after which messages of others are unread.
    long unreadAfter() {
        return Math.max(readSeq, joinedSeq);
    }

    Key key() {
        return new Key(conversationId, userId);
    }

    /// The same part in another role.
    Participant inRole(ParticipantRole other, Instant now) {
        var changed = new Participant(conversationId, userId, other, joinedAt);
        changed.pinned = pinned;
        changed.archived = archived;
        changed.arrangedAt = arrangedAt;
        changed.readSeq = readSeq;
        changed.readAt = readAt;
        changed.deliveredSeq = deliveredSeq;
        changed.joinedSeq = joinedSeq;
        changed.updatedAt = now;
        return changed;
    }

    boolean owns() {
        return role() == ParticipantRole.OWNER;
    }

    ParticipantRole role() {
        return ParticipantRole.of(role);
    }

    /// Whether anything changed. What is null stays as it is.
    boolean arrange(@Nullable Boolean pin, @Nullable Boolean archive, Instant now) {
        var before = new boolean[] {pinned, archived};
        pinned = pin == null ? pinned : pin;
        archived = archive == null ? archived : archive;
        if (before[0] == pinned && before[1] == archived) {
            return false;
        }
        arrangedAt = now;
        updatedAt = now;
        return true;
    }

    /// Whether the marker moved.
    boolean read(long seq, Instant now) {
        if (seq <= readSeq) {
            return false;
        }
        readSeq = seq;
        readAt = now;
        updatedAt = now;
        return true;
    }

    ParticipantState part() {
        return new ParticipantState(conversationId, userId, readSeq, pinned, archived, arrangedAt, updatedAt);
    }
}
