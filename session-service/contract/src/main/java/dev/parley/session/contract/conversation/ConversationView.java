package dev.parley.session.contract.conversation;

import java.time.Instant;
import java.util.UUID;

/// A conversation as one person sees it: `role`, `pinned`, `archived`, `readSeq` and `unread` are that person's own
/// (`role` null: an onlooker). `seq` is the number of its last durable change. `unread` counts the messages of others
/// after `readSeq` that are not deleted, and stops counting at [#MAX_UNREAD]. `title` is null until there is one.
public record ConversationView(
        UUID id,
        long number,
        ConversationKind kind,
        UUID ownerId,
        String title,
        String description,
        Visibility visibility,
        ParticipantRole role,
        boolean pinned,
        boolean archived,
        long seq,
        long readSeq,
        int unread,
        int messageCount,
        Instant lastMessageAt,
        Instant createdAt,
        Instant updatedAt) {
    public static final int MAX_UNREAD = 1000;
}
