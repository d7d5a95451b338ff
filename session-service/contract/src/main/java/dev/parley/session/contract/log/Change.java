package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One durable change of a conversation: an entry of its log. `seq` counts 1, 2, 3 … without holes. What an entry is
/// about is told as it is when the entry is read, so that the log keeps nothing that was edited or deleted.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "message.sent", value = Change.MessageSent.class),
    @JsonSubTypes.Type(name = "message.changed", value = Change.MessageChanged.class),
    @JsonSubTypes.Type(name = "reply.failed", value = Change.ReplyFailed.class),
    @JsonSubTypes.Type(name = "reply.stopped", value = Change.ReplyStopped.class),
    @JsonSubTypes.Type(name = "participant.added", value = Change.ParticipantAdded.class),
    @JsonSubTypes.Type(name = "participant.removed", value = Change.ParticipantRemoved.class),
    @JsonSubTypes.Type(name = "conversation.created", value = Change.ConversationCreated.class),
    @JsonSubTypes.Type(name = "conversation.updated", value = Change.ConversationUpdated.class),
    @JsonSubTypes.Type(name = "conversation.deleted", value = Change.ConversationDeleted.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Change {
    long seq();

    /// A message was stored: a person's, or the AI's that completes `replyId` (or is all it had said when it was
    /// [MessageView#stopped], or [MessageView#failed]).
    record MessageSent(
            long seq, MessageView message, @Nullable UUID replyId) implements Change {}

    /// A message was edited, deleted or reacted to.
    record MessageChanged(long seq, MessageView message) implements Change {}

    /// A reply ended before anything of an answer was heard.
    record ReplyFailed(long seq, UUID replyId, UUID messageId, ErrorCode code, String message, long retryAfterMillis)
            implements Change {}

    /// A reply was stopped before it had said anything.
    record ReplyStopped(long seq, UUID replyId, UUID messageId, Instant at) implements Change {}

    /// Somebody takes part from this change on, or has another role from it on.
    record ParticipantAdded(long seq, ParticipantView participant, Instant at) implements Change {}

    /// Somebody takes part up to this change: it left, or (`left` false) was removed.
    record ParticipantRemoved(long seq, UUID userId, boolean left, Instant at) implements Change {}

    /// `conversation` as an onlooker would see it.
    record ConversationCreated(long seq, ConversationView conversation, Instant at) implements Change {}

    /// The values after the change.
    record ConversationUpdated(
            long seq, @Nullable String title, @Nullable String description, Visibility visibility, Instant at)
            implements Change {}

    record ConversationDeleted(long seq, Instant at) implements Change {}
}
