package dev.parley.session.contract.reply;

import dev.parley.session.contract.conversation.ConversationKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A reply and all it takes to write it. `attempt` is the fencing token: renew, complete and fail must repeat it, and
/// are refused with `conflict` once another attempt has begun or the reply has ended. `answerId` is the id the answer's
/// message will have. `context` is oldest first and ends with the newest message to answer.
public record ReplyClaim(
        UUID replyId,
        int attempt,
        Instant leaseUntil,
        UUID conversationId,
        ConversationKind kind,
        String title,
        UUID messageId,
        UUID answerId,
        UUID personId,
        String personSubject,
        String personTier,
        int messageCount,
        List<ContextMessage> context) {}
