package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.BlockedPerson;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The objects of parley.v1 as JSON. A field without a value is left out.
final class ParleyJson {
    private ParleyJson() {}

    static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
    }

    static void id(JsonGenerator out, String name, @Nullable UUID value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value.toString());
        }
    }

    static void number(JsonGenerator out, String name, @Nullable Number value) throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            if (value instanceof Double real) {
                out.writeNumber(real);
            } else {
                out.writeNumber(value.longValue());
            }
        }
    }

    static void time(JsonGenerator out, String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            out.writeStringField(name, WireTime.of(value));
        }
    }

    /// `value` is JSON already.
    static void json(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            out.writeRawValue(value);
        }
    }

    /// Writes one element of a list.
    @FunctionalInterface
    interface Element<T> {
        void write(JsonGenerator out, T value) throws IOException;
    }

    static <T> void list(JsonGenerator out, String name, Collection<T> values, Element<T> element) throws IOException {
        out.writeArrayFieldStart(name);
        for (var value : values) {
            out.writeStartObject();
            element.write(out, value);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    static <T> void object(JsonGenerator out, String name, T value, Element<T> element) throws IOException {
        out.writeObjectFieldStart(name);
        element.write(out, value);
        out.writeEndObject();
    }

    static void conversation(JsonGenerator out, ConversationView conversation) throws IOException {
        id(out, "id", conversation.id());
        out.writeNumberField("number", conversation.number());
        out.writeStringField("kind", conversation.kind().wire());
        id(out, "owner_id", conversation.ownerId());
        text(out, "title", conversation.title());
        text(out, "description", conversation.description());
        out.writeStringField("visibility", conversation.visibility().wire());
        if (conversation.role() != null) {
            out.writeStringField("role", conversation.role().wire());
        }
        out.writeBooleanField("pinned", conversation.pinned());
        out.writeBooleanField("archived", conversation.archived());
        out.writeNumberField("seq", conversation.seq());
        out.writeNumberField("read_seq", conversation.readSeq());
        out.writeNumberField("unread", conversation.unread());
        out.writeNumberField("message_count", conversation.messageCount());
        time(out, "last_message_at", conversation.lastMessageAt());
        time(out, "created_at", conversation.createdAt());
        time(out, "updated_at", conversation.updatedAt());
    }

    static void participant(JsonGenerator out, ParticipantView participant) throws IOException {
        id(out, "user_id", participant.userId());
        out.writeNumberField("number", participant.number());
        text(out, "name", participant.name());
        text(out, "image_url", participant.imageUrl());
        out.writeStringField("role", participant.role().wire());
        out.writeNumberField("read_seq", participant.readSeq());
        time(out, "joined_at", participant.joinedAt());
    }

    /// Of somebody whose words are still there.
    static void formerParticipant(JsonGenerator out, KnownPerson person) throws IOException {
        id(out, "user_id", person.id());
        out.writeNumberField("number", person.number());
        text(out, "name", person.name());
        text(out, "image_url", person.imageUrl());
    }

    static void blocked(JsonGenerator out, BlockedPerson person) throws IOException {
        id(out, "id", person.id());
        out.writeNumberField("number", person.number());
        text(out, "name", person.name());
        time(out, "blocked_at", person.blockedAt());
    }

    static void message(JsonGenerator out, MessageView message) throws IOException {
        id(out, "id", message.id());
        out.writeNumberField("number", message.number());
        id(out, "conversation_id", message.conversationId());
        out.writeNumberField("seq", message.seq());
        out.writeNumberField("changed_seq", message.changedSeq());
        id(out, "sender_id", message.senderId());
        out.writeStringField("role", message.role().wire());
        out.writeStringField("content", message.content());
        out.writeStringField("content_type", message.contentType());
        text(out, "key", message.key());
        id(out, "reply_to", message.replyTo());
        attachments(out, message);
        reactions(out, message);
        number(out, "token_count", message.tokenCount());
        answered(out, message);
        time(out, "created_at", message.createdAt());
        time(out, "updated_at", message.updatedAt());
        time(out, "edited_at", message.editedAt());
        time(out, "deleted_at", message.deletedAt());
    }

    private static void attachments(JsonGenerator out, MessageView message) throws IOException {
        if (message.attachments() != null && !message.attachments().isEmpty()) {
            list(out, "attachments", message.attachments(), (json, attachment) -> {
                json.writeStringField("url", attachment.url());
                text(json, "name", attachment.name());
                text(json, "content_type", attachment.contentType());
                number(json, "size", attachment.size());
            });
        }
    }

    private static void reactions(JsonGenerator out, MessageView message) throws IOException {
        if (message.reactions() != null && !message.reactions().isEmpty()) {
            list(out, "reactions", message.reactions(), (json, reaction) -> {
                json.writeStringField("emoji", reaction.emoji());
                json.writeArrayFieldStart("user_ids");
                for (var person : reaction.userIds()) {
                    json.writeString(person.toString());
                }
                json.writeEndArray();
            });
        }
    }

    /// What only a message of the AI has.
    private static void answered(JsonGenerator out, MessageView message) throws IOException {
        id(out, "reply_id", message.replyId());
        text(out, "model_used", message.modelUsed());
        number(out, "processing_time_ms", message.processingTimeMs());
        number(out, "confidence_score", message.confidenceScore());
        if (message.metadata() != null) {
            out.writeObjectField("metadata", message.metadata());
        }
        if (message.stopped()) {
            out.writeBooleanField("stopped", true);
        }
        finishReason(out, message);
        if (message.truncated()) {
            out.writeBooleanField("truncated", true);
        }
        text(out, "reasoning", message.reasoning());
    }

    static void finishReason(JsonGenerator out, MessageView message) throws IOException {
        if (message.finishReason() != null) {
            out.writeStringField("finish_reason", message.finishReason().wire());
        }
    }

    static void presence(JsonGenerator out, Presence presence, String idName) throws IOException {
        id(out, idName, presence.person());
        out.writeBooleanField("online", presence.online());
        time(out, "last_seen", presence.lastSeen());
    }
}
