package dev.parley.session.log;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.message.MessageLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Forgets the beginning of a log. Within a transaction of the service.
@ApplicationScoped
class Trimming {
    private final Conversations conversations;
    private final MessageLog messages;
    private final Changes changes;

    Trimming(Conversations conversations, MessageLog messages, Changes changes) {
        this.conversations = conversations;
        this.messages = messages;
        this.changes = changes;
    }

    /// The last change is always kept: it says where the log stands.
    @Nullable
    Void trim(UUID id, long through) {
        var conversation = conversations
                .lock(id)
                .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation"));
        var last = Math.min(through, conversation.lastSeq() - 1);
        if (last > conversation.trimmedSeq()) {
            var forgotten = messages.trim(id, last);
            changes.trim(id, last);
            conversation.trimmed(last, forgotten);
        }
        return null;
    }
}
