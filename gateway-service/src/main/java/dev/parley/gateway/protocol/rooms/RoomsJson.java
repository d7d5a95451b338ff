package dev.parley.gateway.protocol.rooms;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.PersonView;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The frames and objects of the rooms dialect: `{type, payload}`.
final class RoomsJson {
    /// As whom the AI speaks, which is nobody's id.
    private static final String AI = "ai";

    private static final String AI_NAME = "AI";

    private RoomsJson() {}

    static byte[] frame(String type, JsonFrame.Fields payload) {
        return JsonFrame.of(out -> {
            out.writeStringField("type", type);
            out.writeObjectFieldStart("payload");
            payload.write(out);
            out.writeEndObject();
        });
    }

    static byte[] error(String code, @Nullable String message, JsonFrame.@Nullable Fields details) {
        return frame("error", out -> {
            out.writeStringField("code", code);
            out.writeStringField("message", message);
            if (details != null) {
                out.writeObjectFieldStart("details");
                details.write(out);
                out.writeEndObject();
            }
        });
    }

    static void id(JsonGenerator out, String name, UUID id) throws IOException {
        out.writeStringField(name, id.toString());
    }

    static String name(@Nullable String name) {
        return name == null ? "" : name;
    }

    static void user(JsonGenerator out, PersonView person, RoomsPeople people) throws IOException {
        out.writeStringField("userId", people.id(person));
        out.writeStringField("email", name(person.email()));
        out.writeStringField("name", name(person.name() == null ? person.username() : person.name()));
        out.writeStringField("role", person.role() == null ? "user" : person.role());
    }

    static void message(JsonGenerator out, MessageView message, RoomsPeople people) throws IOException {
        var sender = RoomsPeople.sender(message);
        id(out, "id", message.id());
        id(out, "chatId", message.conversationId());
        out.writeStringField("senderId", sender == null ? AI : people.id(sender));
        out.writeStringField("senderName", sender == null ? AI_NAME : people.name(sender));
        out.writeStringField("content", message.content());
        out.writeStringField("createdAt", WireTime.of(message.createdAt()));
        ending(out, message);
    }

    /// Why an answer of the AI ended, where it did not end by itself, and whether there would have been more.
    private static void ending(JsonGenerator out, MessageView message) throws IOException {
        if (message.finishReason() != null && message.finishReason() != FinishReason.STOP) {
            out.writeStringField("finishReason", message.finishReason().wire());
            out.writeBooleanField("truncated", message.truncated());
        }
    }

    static void chat(JsonGenerator out, ConversationSnapshot snapshot, RoomsPeople people) throws IOException {
        chat(out, snapshot.conversation(), snapshot.participants(), snapshot.messages(), people);
    }

    private static void chat(
            JsonGenerator out,
            ConversationView conversation,
            List<ParticipantView> participants,
            List<MessageView> newest,
            RoomsPeople people)
            throws IOException {
        id(out, "id", conversation.id());
        if (conversation.title() != null) {
            out.writeStringField("name", conversation.title());
            out.writeStringField("storeName", conversation.title());
        }
        out.writeArrayFieldStart("participants");
        for (var participant : participants) {
            out.writeString(people.id(participant.userId(), participant.externalId()));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("participantNames");
        for (var participant : participants) {
            out.writeString(name(participant.name()));
        }
        out.writeEndArray();
        if (newest.isEmpty()) {
            out.writeNullField("lastMessage");
        } else {
            out.writeObjectFieldStart("lastMessage");
            message(out, newest.getLast(), people);
            out.writeEndObject();
        }
        out.writeNumberField("unreadCount", conversation.unread());
        out.writeStringField("createdAt", WireTime.of(conversation.createdAt()));
        out.writeStringField("updatedAt", WireTime.of(conversation.updatedAt()));
    }
}
