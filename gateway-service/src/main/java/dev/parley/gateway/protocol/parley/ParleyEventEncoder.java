package dev.parley.gateway.protocol.parley;

import static dev.parley.gateway.protocol.parley.ParleyJson.id;
import static dev.parley.gateway.protocol.parley.ParleyJson.object;
import static dev.parley.gateway.protocol.parley.ParleyJson.text;
import static dev.parley.gateway.protocol.parley.ParleyJson.time;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of parley.v1 (docs/protocol.md). All connections share it, and so the bytes.
final class ParleyEventEncoder implements EventEncoder {
    static final ParleyEventEncoder ONLY = new ParleyEventEncoder();

    private ParleyEventEncoder() {}

    @Override
    public byte @Nullable [] encode(Event event) {
        return switch (event) {
            case Event.Durable(var conversation, var change) -> encode(conversation, change);
            case Event.Ephemeral(var conversation, var ephemeral) -> encode(conversation, ephemeral);
            case Event.TypingRepeated _ -> null;
            case Event.PartMoved(var part) ->
                frame("conversation.updated", part.conversationId(), out -> {
                    out.writeBooleanField("pinned", part.pinned());
                    out.writeBooleanField("archived", part.archived());
                });
            case Event.PresenceChanged(var presence) ->
                JsonFrame.of(out -> {
                    out.writeStringField("type", "presence.changed");
                    ParleyJson.presence(out, presence, "user_id");
                });
            case Event.Synced(var conversation, var seq) ->
                frame("conversation.synced", conversation, out -> out.writeNumberField("seq", seq));
            case Event.Gap(var conversation, var firstSeq, var seq) ->
                frame("conversation.gap", conversation, out -> {
                    out.writeNumberField("first_seq", firstSeq);
                    out.writeNumberField("seq", seq);
                });
            case Event.NotTakingPart(var conversation) ->
                frame("error", conversation, out -> {
                    out.writeStringField("code", ErrorCode.NOT_FOUND.wire());
                    out.writeStringField("message", "You take no part in this conversation");
                    out.writeBooleanField("retryable", false);
                });
            case Event.TopicPublished(var topic, var name, var data, var speaker) ->
                JsonFrame.of(out -> {
                    out.writeStringField("type", "topic.event");
                    out.writeStringField("topic", topic);
                    out.writeStringField("event", name);
                    if (speaker != null) {
                        out.writeStringField("user_id", speaker.id().toString());
                    }
                    ParleyJson.json(out, "data", data);
                });
            case Event.Notification(var title, var body, var data) ->
                JsonFrame.of(out -> {
                    out.writeStringField("type", "notification");
                    out.writeStringField("title", title);
                    text(out, "body", body);
                    ParleyJson.json(out, "data", data);
                });
            case Event.DocumentHeld _ -> null;
            case Event.DocumentTurned(var session) -> DocumentJson.turned(session);
            case Event.TokenExpiring(var millis) ->
                JsonFrame.of(out -> {
                    out.writeStringField("type", "token.expiring");
                    out.writeNumberField("expires_in_ms", millis);
                });
        };
    }

    private static byte[] frame(String type, UUID conversation, JsonFrame.Fields fields) {
        return JsonFrame.of(out -> {
            out.writeStringField("type", type);
            id(out, "conversation_id", conversation);
            fields.write(out);
        });
    }

    private static byte[] durable(String type, UUID conversation, Change change, JsonFrame.Fields fields) {
        return frame(type, conversation, out -> {
            out.writeNumberField("seq", change.seq());
            fields.write(out);
        });
    }

    private static byte[] encode(UUID conversation, Change change) {
        return switch (change) {
            case Change.MessageSent sent -> sent(conversation, sent);
            case Change.MessageChanged changed ->
                durable(
                        "message.changed",
                        conversation,
                        change,
                        out -> object(out, "message", changed.message(), ParleyJson::message));
            case Change.ReplyFailed failed -> durable("reply.failed", conversation, change, out -> failed(out, failed));
            case Change.ReplyStopped stopped ->
                durable("reply.stopped", conversation, change, out -> {
                    id(out, "reply_id", stopped.replyId());
                    id(out, "to_message_id", stopped.messageId());
                    out.writeStringField("finish_reason", FinishReason.STOPPED.wire());
                });
            case Change.ParticipantAdded added ->
                durable(
                        "participant.added",
                        conversation,
                        change,
                        out -> object(out, "participant", added.participant(), ParleyJson::participant));
            case Change.ParticipantRemoved removed ->
                durable(
                        removed.left() ? "participant.left" : "participant.removed",
                        conversation,
                        change,
                        out -> id(out, "user_id", removed.userId()));
            case Change.ConversationCreated created ->
                durable(
                        "conversation.created",
                        conversation,
                        change,
                        out -> object(out, "conversation", created.conversation(), ParleyJson::conversation));
            case Change.ConversationUpdated updated ->
                durable("conversation.updated", conversation, change, out -> {
                    text(out, "title", updated.title());
                    text(out, "description", updated.description());
                    out.writeStringField("visibility", updated.visibility().wire());
                    time(out, "updated_at", updated.at());
                });
            case Change.ConversationDeleted _ -> durable("conversation.deleted", conversation, change, out -> {});
        };
    }

    private static byte[] sent(UUID conversation, Change.MessageSent sent) {
        if (sent.replyId() == null) {
            return durable(
                    "message.sent",
                    conversation,
                    sent,
                    out -> object(out, "message", sent.message(), ParleyJson::message));
        }
        var message = sent.message();
        var failure = message.failure();
        if (failure != null) {
            return durable("reply.failed", conversation, sent, out -> brokenOff(out, sent, failure));
        }
        return durable(message.stopped() ? "reply.stopped" : "reply.completed", conversation, sent, out -> {
            id(out, "reply_id", sent.replyId());
            ParleyJson.finishReason(out, message);
            object(out, "message", message, ParleyJson::message);
        });
    }

    /// What was heard of the answer stands where else what people are told stands, which then is the `reason`.
    private static void brokenOff(JsonGenerator out, Change.MessageSent sent, Failure failure) throws IOException {
        id(out, "reply_id", sent.replyId());
        id(out, "to_message_id", sent.message().replyTo());
        out.writeStringField("code", failure.code().wire());
        out.writeStringField("reason", failure.message());
        out.writeBooleanField("retryable", failure.code().retryable);
        retryAfter(out, failure.retryAfterMillis());
        ParleyJson.finishReason(out, sent.message());
        object(out, "message", sent.message(), ParleyJson::message);
    }

    private static void failed(JsonGenerator out, Change.ReplyFailed failed) throws IOException {
        id(out, "reply_id", failed.replyId());
        id(out, "to_message_id", failed.messageId());
        out.writeStringField("code", failed.code().wire());
        out.writeStringField("message", failed.message());
        out.writeBooleanField("retryable", failed.code().retryable);
        retryAfter(out, failed.retryAfterMillis());
    }

    private static void retryAfter(JsonGenerator out, long millis) throws IOException {
        if (millis > 0) {
            out.writeNumberField("retry_after_ms", millis);
        }
    }

    private static byte[] encode(UUID conversation, Ephemeral ephemeral) {
        return switch (ephemeral) {
            case Ephemeral.ReplyStarted started ->
                frame("reply.started", conversation, out -> {
                    id(out, "reply_id", started.replyId());
                    id(out, "to_message_id", started.messageId());
                    id(out, "message_id", started.answerId());
                    text(out, "model", started.model());
                    out.writeNumberField("attempt", started.attempt());
                });
            case Ephemeral.ReplyDelta delta ->
                frame("reply.delta", conversation, out -> {
                    id(out, "reply_id", delta.replyId());
                    out.writeNumberField("offset", delta.offset());
                    out.writeStringField("text", delta.text());
                });
            case Ephemeral.ReplyReasoning thought ->
                frame("reply.reasoning", conversation, out -> {
                    id(out, "reply_id", thought.replyId());
                    out.writeNumberField("offset", thought.offset());
                    out.writeStringField("text", thought.text());
                });
            case Ephemeral.ReplyWaiting waiting ->
                frame("reply.waiting", conversation, out -> {
                    id(out, "reply_id", waiting.replyId());
                    id(out, "to_message_id", waiting.messageId());
                    out.writeStringField("reason", waiting.reason());
                    retryAfter(out, waiting.retryAfterMillis());
                });
            case Ephemeral.TypingChanged typing ->
                frame("typing.changed", conversation, out -> {
                    id(out, "user_id", typing.userId());
                    out.writeBooleanField("typing", typing.typing());
                });
            case Ephemeral.ReadMarked mark ->
                frame("read.marked", conversation, out -> {
                    id(out, "user_id", mark.userId());
                    out.writeNumberField("seq", mark.seq());
                    time(out, "at", mark.at());
                });
        };
    }
}
