package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.session.contract.conversation.Visibility;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import java.time.Instant;
import java.util.UUID;

/// One durable change of a conversation: an entry of its log. `seq` counts 1, 2, 3 … without holes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "message.sent", value = Change.MessageSent.class),
    @JsonSubTypes.Type(name = "reply.failed", value = Change.ReplyFailed.class),
    @JsonSubTypes.Type(name = "conversation.created", value = Change.ConversationCreated.class),
    @JsonSubTypes.Type(name = "conversation.updated", value = Change.ConversationUpdated.class),
    @JsonSubTypes.Type(name = "conversation.deleted", value = Change.ConversationDeleted.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Change {
    long seq();

    /// A message was stored: a person's, or the AI's that completes `replyId`.
    record MessageSent(long seq, MessageView message, UUID replyId) implements Change {}

    /// A reply ended without an answer.
    record ReplyFailed(long seq, UUID replyId, UUID messageId, ErrorCode code, String message, long retryAfterMillis)
            implements Change {}

    record ConversationCreated(long seq, Instant at) implements Change {}

    /// The values after the change.
    record ConversationUpdated(long seq, String title, String description, Visibility visibility, Instant at)
            implements Change {}

    record ConversationDeleted(long seq, Instant at) implements Change {}
}
