package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.JsonList;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The same objects without frames, for the dialect's own REST (docs/dialects/pitchey.md). All of it UTF-8.
public final class PitcheyForm {
    private final PitcheyJson json;

    public PitcheyForm(UserNames userNames, NumericIds numericIds) {
        this.json = new PitcheyJson(userNames, numericIds);
    }

    /// What a `send_message` with this body is to do.
    ///
    /// @throws RequestRejected `bad_request`
    public Command send(JsonNode body, Caller caller) {
        var frame = body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        try {
            return new PitcheyReader("send_message", frame, _ -> null).command(caller);
        } catch (InvalidFrame e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, PitcheyError.sentence(e.refusal()));
        }
    }

    public byte[] profile(PersonView person) {
        return text(out -> {
            out.writeObjectFieldStart("user");
            out.writeNumberField("id", person.number());
            out.writeNumberField("userId", person.number());
            out.writeStringField("email", person.email());
            out.writeStringField("name", PitcheyJson.username(person));
            out.writeStringField("username", PitcheyJson.username(person));
            out.writeStringField("userType", PitcheyJson.userType(person.role()));
            out.writeStringField("firstName", person.firstName());
            out.writeStringField("lastName", person.lastName());
            out.writeStringField("profileImageUrl", person.imageUrl());
            out.writeStringField("subscriptionTier", person.tier());
            out.writeStringField("createdAt", WireTime.ofMaking(person.id()));
            out.writeEndObject();
        });
    }

    /// A message that has just been sent there, as both a frame and a conversation show it.
    public byte[] sent(MessageView message) {
        return text(out -> {
            out.writeObjectFieldStart("message");
            out.writeNumberField("id", message.number());
            json.sent(out, message, false);
            out.writeStringField("sentAt", WireTime.of(message.createdAt()));
            out.writeEndObject();
        });
    }

    /// A conversation as it stands in [#conversations]. There are so many `participants`, oneself included, of
    /// whom the snapshot may have some only.
    public byte[] listed(ConversationSnapshot snapshot, int participants, UUID self) {
        return JsonFrame.object(out -> {
            conversation(out, snapshot, self);
            if (participants > snapshot.participants().size()) {
                out.writeNumberField("participantCount", participants);
            }
        });
    }

    /// `partial`: there are further ones.
    public byte[] conversations(List<byte[]> listed, boolean partial) {
        return JsonList.of("conversations", listed, out -> {
            out.writeBooleanField("success", true);
            if (partial) {
                out.writeBooleanField("truncated", true);
            }
        });
    }

    private void conversation(JsonGenerator out, ConversationSnapshot snapshot, UUID self) throws IOException {
        var conversation = snapshot.conversation();
        out.writeNumberField("id", conversation.number());
        out.writeStringField("title", conversation.title());
        // What a conversation is about is said of its messages alone.
        out.writeNullField("pitchTitle");
        out.writeArrayFieldStart("participants");
        for (var participant : others(snapshot, self).toList()) {
            out.writeStartObject();
            participant(out, participant);
            out.writeEndObject();
        }
        out.writeEndArray();
        if (snapshot.messages().isEmpty()) {
            out.writeNullField("lastMessage");
        } else {
            out.writeObjectFieldStart("lastMessage");
            message(out, snapshot.messages().getLast(), snapshot, self);
            out.writeEndObject();
        }
        var moved = conversation.lastMessageAt() == null ? conversation.createdAt() : conversation.lastMessageAt();
        out.writeStringField("lastMessageAt", WireTime.of(moved));
        out.writeNumberField("unreadCount", conversation.unread());
        out.writeStringField("createdAt", WireTime.of(conversation.createdAt()));
        out.writeStringField("updatedAt", WireTime.of(conversation.updatedAt()));
    }

    private static void participant(JsonGenerator out, ParticipantView participant) throws IOException {
        var name = PitcheyJson.name(participant.name(), participant.number());
        out.writeNumberField("id", participant.number());
        out.writeNumberField("userId", participant.number());
        out.writeStringField("name", name);
        out.writeStringField("username", name);
        out.writeStringField("userType", PitcheyJson.userType(participant.personRole()));
    }

    private static Stream<ParticipantView> others(ConversationSnapshot snapshot, @Nullable UUID than) {
        return snapshot.participants().stream()
                .filter(participant -> !participant.userId().equals(than));
    }

    /// Oldest first; `nextCursor` asks for those before them, and is null where there are none.
    public byte[] messages(
            ConversationSnapshot snapshot, UUID self, List<MessageView> messages, @Nullable String nextCursor) {
        return text(out -> {
            out.writeNumberField("conversationId", snapshot.conversation().number());
            out.writeArrayFieldStart("messages");
            for (var message : messages) {
                if (message.deletedAt() == null) {
                    out.writeStartObject();
                    message(out, message, snapshot, self);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
            if (nextCursor != null) {
                out.writeStringField("nextCursor", nextCursor);
            }
        });
    }

    private void message(JsonGenerator out, MessageView message, ConversationSnapshot snapshot, UUID self)
            throws IOException {
        json.message(out, message, ReadUpTo.of(snapshot, self).isRead(message));
        out.writeNumberField("conversationId", snapshot.conversation().number());
        out.writeStringField("timestamp", WireTime.of(message.createdAt()));
        // Only of two people one is spoken to.
        var receiver = snapshot.conversation().kind() == ConversationKind.DIRECT
                ? others(snapshot, message.senderId()).findFirst()
                : Optional.<ParticipantView>empty();
        if (receiver.isPresent()) {
            out.writeNumberField("receiverId", receiver.get().number());
        } else {
            out.writeNullField("receiverId");
        }
        out.writeArrayFieldStart("readReceipts");
        for (var reader : others(snapshot, message.senderId()).toList()) {
            if (reader.readSeq() >= message.seq()) {
                out.writeStartObject();
                out.writeNumberField("messageId", message.number());
                out.writeNumberField("userId", reader.number());
                out.writeStringField(
                        "readAt", WireTime.of(reader.readAt() == null ? message.createdAt() : reader.readAt()));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    public byte[] done() {
        return text(_ -> {});
    }

    private static byte[] text(JsonFrame.Fields fields) {
        return JsonFrame.object(out -> {
            out.writeBooleanField("success", true);
            fields.write(out);
        });
    }
}
