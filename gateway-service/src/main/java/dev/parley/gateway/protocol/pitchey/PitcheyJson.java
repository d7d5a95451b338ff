package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.PersonView;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The frames and objects of the pitchey dialect: flat, with integer ids.
public record PitcheyJson(UserNames names, NumericIds numbers) {
    /// The type of a message of which no other is said.
    static final String TEXT = "text";

    private static final String AI_NAME = "AI";

    static byte[] frame(String type, JsonFrame.Fields fields) {
        return JsonFrame.of(out -> {
            out.writeStringField("type", type);
            fields.write(out);
        });
    }

    static byte[] error(PitcheyError error, @Nullable String why, @Nullable String requestId) {
        return frame("error", out -> {
            out.writeStringField("message", error.message);
            if (why != null && !why.isEmpty()) {
                out.writeStringField("error", why);
            }
            if (requestId != null) {
                out.writeStringField("requestId", requestId);
            }
        });
    }

    static String username(PersonView person) {
        return name(person.name() == null ? person.username() : person.name(), person.number());
    }

    /// Never empty: these clients show it as it comes.
    static String name(@Nullable String known, long number) {
        return known == null || known.isBlank() ? "User " + number : known;
    }

    static String userType(@Nullable String role) {
        return role == null || role.isBlank() ? "user" : role;
    }

    /// Null: the AI.
    private static @Nullable UUID person(MessageView message) {
        return message.role() == MessageRole.ASSISTANT ? null : message.senderId();
    }

    /// Whether everything is known by which it can be said.
    boolean knows(MessageView message) {
        var person = person(message);
        return numbers.ofConversation(message.conversationId()) != NumericIds.NONE
                && (person == null || numbers.ofPerson(person) != NumericIds.NONE);
    }

    private long sender(MessageView message) {
        var person = person(message);
        return person == null ? NumericIds.NONE : numbers.ofPerson(person);
    }

    /// As it is told when it is sent.
    void sent(JsonGenerator out, MessageView message, boolean delivered) throws IOException {
        out.writeNumberField("messageId", message.number());
        out.writeNumberField("conversationId", numbers.ofConversation(message.conversationId()));
        out.writeNumberField("senderId", sender(message));
        out.writeStringField("senderName", senderName(message));
        out.writeStringField("content", message.content());
        attachments(out, message.attachments());
        details(out, message.details());
        ending(out, message);
        out.writeStringField("timestamp", WireTime.of(message.createdAt()));
        out.writeBooleanField("delivered", delivered);
        if (message.key() == null) {
            out.writeNullField("requestId");
        } else {
            out.writeStringField("requestId", message.key());
        }
    }

    /// As it stands in a conversation.
    void message(JsonGenerator out, MessageView message, boolean isRead) throws IOException {
        out.writeNumberField("id", message.number());
        out.writeNumberField("senderId", sender(message));
        out.writeStringField("senderName", senderName(message));
        out.writeStringField("content", message.content());
        out.writeStringField("sentAt", WireTime.of(message.createdAt()));
        out.writeBooleanField("isRead", isRead);
        details(out, message.details());
        attachments(out, message.attachments());
        ending(out, message);
    }

    /// Why an answer of the AI ended, where it did not end by itself, and whether there would have been more.
    private static void ending(JsonGenerator out, MessageView message) throws IOException {
        if (message.finishReason() != null && message.finishReason() != FinishReason.STOP) {
            out.writeStringField("finishReason", message.finishReason().wire());
            out.writeBooleanField("truncated", message.truncated());
        }
    }

    private String senderName(MessageView message) {
        var person = person(message);
        return person == null ? AI_NAME : name(names.of(person), numbers.ofPerson(person));
    }

    private static void details(JsonGenerator out, @Nullable MessageDetails details) throws IOException {
        out.writeStringField("messageType", details == null || details.type() == null ? TEXT : details.type());
        if (details != null && details.about() != null) {
            pitchId(out, details.about());
        }
        if (details != null && details.subject() != null) {
            out.writeStringField("subject", details.subject());
        }
    }

    static void pitchId(JsonGenerator out, String pitch) throws IOException {
        if (pitch.matches("[0-9]{1,18}")) {
            out.writeNumberField("pitchId", Long.parseLong(pitch));
        } else {
            out.writeStringField("pitchId", pitch);
        }
    }

    private static void attachments(JsonGenerator out, @Nullable List<Attachment> attachments) throws IOException {
        out.writeArrayFieldStart("attachments");
        for (var attachment : attachments == null ? List.<Attachment>of() : attachments) {
            out.writeStartObject();
            out.writeStringField("url", attachment.url());
            if (attachment.name() != null) {
                out.writeStringField("filename", attachment.name());
                out.writeStringField("name", attachment.name());
            }
            if (attachment.contentType() != null) {
                out.writeStringField("type", attachment.contentType());
            }
            if (attachment.size() != null) {
                out.writeNumberField("size", attachment.size());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
