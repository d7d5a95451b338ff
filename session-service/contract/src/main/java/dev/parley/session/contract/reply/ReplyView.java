package dev.parley.session.contract.reply;

import java.util.UUID;

/// Where a reply stands. `stopping`: whoever writes it is to end it with what it has said so far.
public record ReplyView(
        UUID replyId,
        UUID conversationId,
        UUID messageId,
        UUID answerId,
        ReplyStatus status,
        int attempt,
        boolean stopping) {}
