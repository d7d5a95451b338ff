package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/// What is told once to whoever listens and kept nowhere: it has no `seq` and is never in history.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "reply.started", value = Ephemeral.ReplyStarted.class),
    @JsonSubTypes.Type(name = "reply.delta", value = Ephemeral.ReplyDelta.class),
    @JsonSubTypes.Type(name = "reply.waiting", value = Ephemeral.ReplyWaiting.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Ephemeral {
    UUID replyId();

    record ReplyStarted(UUID replyId, UUID messageId, UUID answerId, int attempt, String model) implements Ephemeral {}

    /// `offset` counts the characters (UTF-16 units) before `text`, `index` the deltas before it, both from 0 in each
    /// attempt.
    record ReplyDelta(UUID replyId, UUID answerId, int attempt, int index, int offset, String text)
            implements Ephemeral {}

    /// The AI is away. The reply stays pending and is answered when it is back.
    record ReplyWaiting(UUID replyId, UUID messageId, String reason, long retryAfterMillis) implements Ephemeral {}
}
