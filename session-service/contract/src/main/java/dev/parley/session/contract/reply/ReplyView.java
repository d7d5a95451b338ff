package dev.parley.session.contract.reply;

import java.util.UUID;

/// Where a reply stands.
public record ReplyView(
        UUID replyId, UUID conversationId, UUID messageId, UUID answerId, ReplyStatus status, int attempt) {}
