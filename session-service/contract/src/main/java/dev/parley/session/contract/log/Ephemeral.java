package dev.parley.session.contract.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is told once to whoever listens to a conversation and is no entry of its log: it has no `seq` of its own and is
/// never in history.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "reply.started", value = Ephemeral.ReplyStarted.class),
    @JsonSubTypes.Type(name = "reply.delta", value = Ephemeral.ReplyDelta.class),
    @JsonSubTypes.Type(name = "reply.reasoning", value = Ephemeral.ReplyReasoning.class),
    @JsonSubTypes.Type(name = "reply.waiting", value = Ephemeral.ReplyWaiting.class),
    @JsonSubTypes.Type(name = "typing.changed", value = Ephemeral.TypingChanged.class),
    @JsonSubTypes.Type(name = "read.marked", value = Ephemeral.ReadMarked.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Ephemeral {
    /// A new `attempt` begins the answer again from offset 0.
    record ReplyStarted(
            UUID replyId,
            UUID messageId,
            UUID answerId,
            int attempt,
            @Nullable String model) implements Ephemeral {}

    /// `offset` counts the characters (UTF-16 units) before `text`, `index` the deltas before it, both from 0 in each
    /// attempt.
    record ReplyDelta(UUID replyId, UUID answerId, int attempt, int index, int offset, String text)
            implements Ephemeral {}

    /// What the AI thinks, apart from its answer; `offset` counts the characters of it before `text`.
    record ReplyReasoning(UUID replyId, UUID answerId, int attempt, int offset, String text) implements Ephemeral {}

    /// The AI is away. The reply stays pending and is answered when it is back.
    record ReplyWaiting(
            UUID replyId, UUID messageId, @Nullable String reason, long retryAfterMillis) implements Ephemeral {}

    /// Somebody has begun to type, or goes on to; or has stopped. Who is not heard of for three seconds has stopped.
    record TypingChanged(UUID userId, boolean typing) implements Ephemeral {}

    /// Somebody has read up to `seq`. Kept with the participant: a later one contains all before it.
    /// `message` is the last one up to there; null: there is none, or it is not known.
    record ReadMarked(
            UUID userId, long seq, Instant at, @Nullable ReadMessage message) implements Ephemeral {
        public ReadMarked(UUID userId, long seq, Instant at) {
            this(userId, seq, at, null);
        }
    }

    /// `senderId` null: the AI.
    record ReadMessage(UUID id, long number, @Nullable UUID senderId) {}
}
