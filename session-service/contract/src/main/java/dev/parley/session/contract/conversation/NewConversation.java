package dev.parley.session.contract.conversation;

/// `key` (≤ 64 characters, may be null) makes a repeated creation by the same person return the first result.
public record NewConversation(ConversationKind kind, String title, String description, String key) {}
