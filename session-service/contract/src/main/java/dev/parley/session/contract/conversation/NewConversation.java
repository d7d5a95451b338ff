package dev.parley.session.contract.conversation;

import java.util.List;
import java.util.UUID;

/// What is to be created. Its creator owns it; `participants` (null: none) are the other people in it:
/// exactly one for a direct conversation, of which two people have one only (a second creation returns the
/// first), none for one with the AI. `title` may be null; `key` (≤ 64 characters, may be null) makes a
/// repeated creation by the same person return the first result.
public record NewConversation(
        ConversationKind kind, String title, String description, List<UUID> participants, String key) {
    /// Of one person alone.
    public static NewConversation alone(ConversationKind kind, String title, String description, String key) {
        return new NewConversation(kind, title, description, null, key);
    }
}
