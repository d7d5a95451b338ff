package dev.parley.session.contract.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a reply stands. `stopping`: whoever writes it is to end it with what it has said so far. `usage` is null until
/// it is known.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplyView(
        UUID replyId,
        UUID conversationId,
        UUID messageId,
        UUID answerId,
        ReplyStatus status,
        int attempt,
        boolean stopping,
        @Nullable ReplyUsage usage) {
    /// Whose usage is not known.
    public ReplyView(
            UUID replyId,
            UUID conversationId,
            UUID messageId,
            UUID answerId,
            ReplyStatus status,
            int attempt,
            boolean stopping) {
        this(replyId, conversationId, messageId, answerId, status, attempt, stopping, null);
    }

    /// Whether it is still to be written, or being written.
    public boolean open() {
        return status == ReplyStatus.PENDING || status == ReplyStatus.STREAMING;
    }
}
