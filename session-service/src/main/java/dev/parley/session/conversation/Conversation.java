package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

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

    @Nullable
    String title;

    @Nullable
    String description;

    String status;

    String visibility;

    @Column(updatable = false)
    @Nullable
    String key;

    /// The two people of a direct conversation, see [#pair]; null: it is none.
    @Column(updatable = false)
    @Nullable
    String pair;

    @Column(name = "trimmed_seq")
    long trimmedSeq;

    @Column(name = "last_seq")
    long lastSeq;

    @Column(name = "message_count")
    int messageCount;

    @Column(name = "last_message_at")
    @Nullable
    Instant lastMessageAt;

    @Column(name = "pending_reply_id")
    @Nullable
    UUID pendingReplyId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected Conversation() {}

    Conversation(
            UUID id,
            ConversationKind kind,
            UUID owner,
            @Nullable String title,
            @Nullable String description,
            @Nullable String key,
            @Nullable String pair,
            Instant now) {
        this.id = id;
        this.kind = kind.wire();
        this.ownerId = owner;
        this.title = title;
        this.description = description;
        this.key = key;
        this.pair = pair;
        this.status = "active";
        this.visibility = Visibility.PRIVATE.wire();
        this.lastSeq = 1; // conversation.created
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// The same for both, whoever creates it.
    static String pair(UUID one, UUID other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    /// Whether anything changed. What is null stays as it is.
    boolean describe(@Nullable String newTitle, @Nullable String newDescription, @Nullable Visibility newVisibility) {
        var before = new Object[] {title, description, visibility};
        title = newTitle == null ? title : newTitle;
        description = newDescription == null ? description : newDescription;
        visibility = newVisibility == null ? visibility : newVisibility.wire();
        return !Objects.deepEquals(before, new Object[] {title, description, visibility});
    }

    /// For somebody who takes no part: what it may not see is not there.
    RequestRejected onlookersRefusal() {
        return visibility() == Visibility.PUBLIC
                ? new RequestRejected(ErrorCode.FORBIDDEN, "Only those who take part may do this")
                : new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
    }

    void end() {
        status = "deleted";
        pendingReplyId = null;
    }

    @Override
    public Visibility visibility() {
        return Visibility.of(visibility);
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public ConversationKind kind() {
        return ConversationKind.of(kind);
    }

    @Override
    public @Nullable String title() {
        return title;
    }

    @Override
    public void title(String newTitle) {
        title = newTitle;
    }

    @Override
    public @Nullable String description() {
        return description;
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
    public long trimmedSeq() {
        return trimmedSeq;
    }

    @Override
    public void trimmed(long through, int messages) {
        trimmedSeq = through;
        messageCount -= messages;
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
    public void pendingReply(@Nullable UUID reply) {
        pendingReplyId = reply;
    }
}
