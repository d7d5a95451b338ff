package dev.parley.gateway.protocol.avai;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of the avai dialect: messages of the thread's people, and the AI's (docs/dialects/avai.md).
record AvaiEventEncoder(AvaiWriter writer, boolean enveloped) implements EventEncoder {
    @Override
    public byte @Nullable [] encode(Event event) {
        return switch (event) {
            case Event.Durable(var thread, var change) -> encode(thread, change);
            case Event.Ephemeral(var thread, var ephemeral) -> encode(thread, ephemeral);
            case Event.TypingRepeated _,
                    Event.PartMoved _,
                    Event.PresenceChanged _,
                    Event.Synced _,
                    Event.Gap _,
                    Event.NotTakingPart _,
                    Event.TopicPublished _,
                    Event.Notification _,
                    Event.DocumentHeld _,
                    Event.DocumentTurned _,
                    Event.TokenExpiring _ -> null;
        };
    }

    private byte @Nullable [] encode(UUID thread, Change change) {
        return switch (change) {
            case Change.MessageSent sent -> sent(thread, sent.message());
            case Change.ReplyFailed failed ->
                failed(
                        thread,
                        failed.messageId(),
                        new Failure(failed.code(), failed.message(), failed.retryAfterMillis()),
                        null);
            case Change.ReplyStopped _ -> typing(thread, false);
            // These clients learn of changed threads and messages by asking; they know no such event.
            case Change.MessageChanged _,
                    Change.ParticipantAdded _,
                    Change.ParticipantRemoved _,
                    Change.ConversationCreated _,
                    Change.ConversationUpdated _,
                    Change.ConversationDeleted _ -> null;
        };
    }

    /// These clients know an answer or an error, and find in the history what was heard of it.
    private byte[] sent(UUID thread, MessageView message) {
        var failure = message.failure();
        if (failure != null) {
            return failed(thread, message.replyTo(), failure, message);
        }
        return message.role() == MessageRole.ASSISTANT
                ? TextFrame.join(typing(thread, false), response(thread, message))
                : frame("message_sent", json -> AvaiJson.messageSent(json, message));
    }

    private byte @Nullable [] encode(UUID thread, Ephemeral ephemeral) {
        return switch (ephemeral) {
            case Ephemeral.ReplyStarted _ -> typing(thread, true);
            case Ephemeral.ReplyDelta delta ->
                frame("ai_response_chunk", json -> {
                    json.id("thread_id", thread);
                    json.id("message_id", delta.answerId());
                    json.number("index", delta.index());
                    json.text("delta", delta.text());
                });
            case Ephemeral.ReplyWaiting waiting ->
                frame("ai_unavailable", json -> {
                    json.flag("success", true);
                    json.id("thread_id", thread);
                    json.id("message_id", waiting.messageId());
                    json.text("reason", waiting.reason());
                    json.number("retry_after", Math.ceilDiv(waiting.retryAfterMillis(), 1000));
                });
            case Ephemeral.ReplyReasoning _, Ephemeral.TypingChanged _, Ephemeral.ReadMarked _ -> null;
        };
    }

    private byte[] response(UUID thread, MessageView message) {
        return frame("ai_response", json -> {
            json.id("thread_id", thread);
            json.id("message_id", message.id());
            json.text("content", message.content());
            json.text("content_type", message.contentType());
            json.text("model_used", message.modelUsed());
            json.number("confidence_score", message.confidenceScore());
            json.number("processing_time_ms", message.processingTimeMs());
            json.number("token_count", message.tokenCount());
            json.time("created_at", message.createdAt());
            AvaiJson.ending(json, message);
        });
    }

    /// `heard` is the part of the answer that is kept; null: none is.
    private byte[] failed(UUID thread, @Nullable UUID question, Failure failure, @Nullable MessageView heard) {
        return TextFrame.join(typing(thread, false), frame("ai_error", json -> {
            json.id("thread_id", thread);
            json.id("message_id", question);
            json.text("error", failure.message());
            json.number("retry_after", Math.ceilDiv(failure.retryAfterMillis(), 1000L));
            if (heard != null) {
                json.id("answer_id", heard.id());
                AvaiJson.ending(json, heard);
            }
        }));
    }

    private byte[] typing(UUID thread, boolean typing) {
        return frame("ai_typing", json -> {
            json.id("thread_id", thread);
            json.flag("is_typing", typing);
        });
    }

    private byte[] frame(String type, AvaiWriter.Body body) {
        return writer.frame(type, enveloped, null, body);
    }
}
