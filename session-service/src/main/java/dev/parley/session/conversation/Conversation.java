package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.Visibility;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;

/// A conversation and where its log stands. Whoever takes a `seq` holds the row's lock until it commits, so the numbers
/// have no holes and become visible in order.
@Entity
@DynamicUpdate
class Conversation implements LockedConversation {
    @Id
    UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    long number;

    @Column(updatable = false)
    String kind;

    @Column(name = "owner_id", updatable = false)
    UUID ownerId;

    String title;

    String description;

    String status;

    String visibility;

    @Column(updatable = false)
    String key;

    @Column(name = "last_seq")
    long lastSeq;

    @Column(name = "message_count")
    int messageCount;

    @Column(name = "last_message_at")
    Instant lastMessageAt;

    @Column(name = "pending_reply_id")
    UUID pendingReplyId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected Conversation() {}

    Conversation(
            UUID id, ConversationKind kind, UUID owner, String title, String description, String key, Instant now) {
        this.id = id;
        this.kind = kind.wire();
        this.ownerId = owner;
        this.title = title;
        this.description = description;
        this.key = key;
        this.status = "active";
        this.visibility = Visibility.PRIVATE.wire();
        this.lastSeq = 1; // conversation.created
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// Whether anything changed.
    boolean describe(String newTitle, String newDescription, Visibility newVisibility) {
        var before = new Object[] {title, description, visibility};
        title = newTitle == null ? title : newTitle;
        description = newDescription == null ? description : newDescription;
        visibility = newVisibility == null ? visibility : newVisibility.wire();
        return !Objects.deepEquals(before, new Object[] {title, description, visibility});
    }

    void end() {
        status = "deleted";
        pendingReplyId = null;
    }

    Visibility visibility() {
        return Visibility.of(visibility);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean active() {
        return "active".equals(status);
    }

    @Override
    public long lastSeq() {
        return lastSeq;
    }

    @Override
    public int messageCount() {
        return messageCount;
    }

    @Override
    public long nextSeq(Instant now) {
        lastSeq++;
        updatedAt = now;
        return lastSeq;
    }

    @Override
    public long nextMessage(Instant now) {
        messageCount++;
        lastMessageAt = now;
        return nextSeq(now);
    }

    @Override
    public Optional<UUID> pendingReply() {
        return Optional.ofNullable(pendingReplyId);
    }

    @Override
    public void pendingReply(UUID reply) {
        pendingReplyId = reply;
    }
}
