package dev.parley.session.contract.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be created. Its creator owns it; `participants` (null: none) are the other people in it:
/// exactly one for a direct conversation, of which two people have one only (a second creation returns the
/// first), none for one with the AI. `key` (≤ 64 characters) makes a repeated creation by the same person return the
/// first result.
public record NewConversation(
        ConversationKind kind,
        @Nullable String title,
        @Nullable String description,
        @Nullable List<UUID> participants,
        @Nullable String key) {
    /// Of one person alone.
    public static NewConversation alone(
            ConversationKind kind, @Nullable String title, @Nullable String description, @Nullable String key) {
        return new NewConversation(kind, title, description, null, key);
    }
}
