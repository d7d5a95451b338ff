package dev.parley.session.contract.conversation;

import java.time.Instant;
import java.util.UUID;

/// A conversation as one person sees it: `pinned` and `archived` are that person's own. `seq` is the number of its
/// last durable change.
public record ConversationView(
        UUID id,
        long number,
        ConversationKind kind,
        UUID ownerId,
        String title,
        String description,
        Visibility visibility,
        boolean pinned,
        boolean archived,
        long seq,
        int messageCount,
        Instant lastMessageAt,
        Instant createdAt,
        Instant updatedAt) {}
