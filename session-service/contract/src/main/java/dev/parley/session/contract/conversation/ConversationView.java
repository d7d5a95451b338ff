package dev.parley.session.contract.conversation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A conversation as one person sees it: `role`, `pinned`, `archived`, `readSeq` and `unread` are that person's own
/// (`role` null: an onlooker). `seq` is the number of its last durable change. `unread` counts the messages of others
/// after `readSeq` that are not deleted, and stops counting at [#MAX_UNREAD]. `title` is null until there is one.
public record ConversationView(
        UUID id,
        long number,
        ConversationKind kind,
        UUID ownerId,
        @Nullable String title,
        @Nullable String description,
        Visibility visibility,
        @Nullable ParticipantRole role,
        boolean pinned,
        boolean archived,
        long seq,
        long readSeq,
        int unread,
        int messageCount,
        @Nullable Instant lastMessageAt,
        Instant createdAt,
        Instant updatedAt) {
    public static final int MAX_UNREAD = 1000;

    public static Builder builder() {
        return new Builder();
    }

    /// Says each by its name. What is left out is null, 0 or false.
    @NullUnmarked
    public static final class Builder {
        private UUID id;
        private long number;
        private ConversationKind kind;
        private UUID ownerId;
        private String title;
        private String description;
        private Visibility visibility;
        private ParticipantRole role;
        private boolean pinned;
        private boolean archived;
        private long seq;
        private long readSeq;
        private int unread;
        private int messageCount;
        private Instant lastMessageAt;
        private Instant createdAt;
        private Instant updatedAt;

        private Builder() {}

        public Builder id(UUID id) {
            this.id = id;
            return this;
        }

        public Builder number(long number) {
            this.number = number;
            return this;
        }

        public Builder kind(ConversationKind kind) {
            this.kind = kind;
            return this;
        }

        public Builder ownerId(UUID ownerId) {
            this.ownerId = ownerId;
            return this;
        }

        public Builder title(String title) {
            this.title = title;
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        public Builder visibility(Visibility visibility) {
            this.visibility = visibility;
            return this;
        }

        public Builder role(ParticipantRole role) {
            this.role = role;
            return this;
        }

        public Builder pinned(boolean pinned) {
            this.pinned = pinned;
            return this;
        }

        public Builder archived(boolean archived) {
            this.archived = archived;
            return this;
        }

        public Builder seq(long seq) {
            this.seq = seq;
            return this;
        }

        public Builder readSeq(long readSeq) {
            this.readSeq = readSeq;
            return this;
        }

        public Builder unread(int unread) {
            this.unread = unread;
            return this;
        }

        public Builder messageCount(int messageCount) {
            this.messageCount = messageCount;
            return this;
        }

        public Builder lastMessageAt(Instant lastMessageAt) {
            this.lastMessageAt = lastMessageAt;
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

        public ConversationView build() {
            return new ConversationView(
                    id,
                    number,
                    kind,
                    ownerId,
                    title,
                    description,
                    visibility,
                    role,
                    pinned,
                    archived,
                    seq,
                    readSeq,
                    unread,
                    messageCount,
                    lastMessageAt,
                    createdAt,
                    updatedAt);
        }
    }
}
