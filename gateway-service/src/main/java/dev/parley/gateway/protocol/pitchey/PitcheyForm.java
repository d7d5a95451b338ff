package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.Names;
import dev.parley.gateway.protocol.Numbers;
import dev.parley.gateway.protocol.RefusedFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// The same objects without frames, for the dialect's own REST (docs/dialects/pitchey.md). All of it UTF-8.
public final class PitcheyForm {
    private final PitcheyJson json;

    public PitcheyForm(Names names, Numbers numbers) {
        this.json = new PitcheyJson(names, numbers);
    }

    /// What a `send_message` with this body is to do.
    ///
    /// @throws Refused `bad_request`
    public Command send(JsonNode body, Caller caller) {
        var frame = body instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        try {
            return new PitcheyReader("send_message", frame, _ -> null).command(caller);
        } catch (RefusedFrame e) {
            var refusal = e.refusal();
            throw new Refused(
                    ErrorCode.BAD_REQUEST,
                    refusal.message().isEmpty() ? PitcheyError.valueOf(refusal.word()).message : refusal.message());
        }
    }

    public byte[] sent(MessageView message) {
        return text(out -> {
            out.writeObjectFieldStart("message");
            json.sent(out, message, false);
            out.writeEndObject();
        });
    }

    public byte[] conversations(List<ConversationSnapshot> snapshots, UUID self) {
        return text(out -> {
            out.writeArrayFieldStart("conversations");
            for (var snapshot : snapshots) {
                out.writeStartObject();
                conversation(out, snapshot, self);
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    private void conversation(JsonGenerator out, ConversationSnapshot snapshot, UUID self) throws IOException {
        var conversation = snapshot.conversation();
        out.writeNumberField("id", conversation.number());
        if (conversation.title() != null) {
            out.writeStringField("title", conversation.title());
        }
        out.writeArrayFieldStart("participants");
        for (var participant : snapshot.participants()) {
            out.writeStartObject();
            out.writeNumberField("userId", participant.number());
            out.writeStringField("username", PitcheyJson.text(participant.name()));
            out.writeEndObject();
        }
        out.writeEndArray();
        if (snapshot.messages().isEmpty()) {
            out.writeNullField("lastMessage");
        } else {
            out.writeObjectFieldStart("lastMessage");
            var last = snapshot.messages().getLast();
            json.message(out, last, ReadUpTo.of(snapshot, self).isRead(last));
            out.writeEndObject();
        }
        out.writeNumberField("unreadCount", conversation.unread());
        out.writeStringField("createdAt", WireTime.of(conversation.createdAt()));
        out.writeStringField("updatedAt", WireTime.of(conversation.updatedAt()));
    }

    /// Oldest first; `nextCursor` asks for those before them, and is null where there are none.
    public byte[] messages(ConversationSnapshot snapshot, UUID self, List<MessageView> messages, String nextCursor) {
        var read = ReadUpTo.of(snapshot, self);
        return text(out -> {
            out.writeNumberField("conversationId", snapshot.conversation().number());
            json.messages(out, messages, read);
            if (nextCursor != null) {
                out.writeStringField("nextCursor", nextCursor);
            }
        });
    }

    private static byte[] text(JsonFrame.Fields fields) {
        return TextFrame.text(JsonFrame.of(fields));
    }
}
