package dev.parley.gateway.protocol.pitchey;

import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import dev.parley.session.contract.person.PersonView;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// What commands of the pitchey dialect are answered (docs/dialects/pitchey.md).
record PitcheyAnswers(PitcheyJson json, Clock clock) {
    byte[] pong(PersonView self) {
        return PitcheyJson.frame("pong", out -> {
            out.writeStringField("timestamp", now());
            out.writeNumberField("userId", self.number());
        });
    }

    byte[] connected(PersonView self) {
        return PitcheyJson.frame("connected", out -> {
            out.writeNumberField("userId", self.number());
            out.writeStringField("username", PitcheyJson.username(self));
            out.writeStringField("timestamp", now());
        });
    }

    byte[] sent(MessageView message, boolean delivered) {
        return PitcheyJson.frame("message_sent", out -> json.sent(out, message, delivered));
    }

    byte[] joined(ConversationSnapshot snapshot, UUID self) {
        return PitcheyJson.frame("conversation_joined", out -> {
            out.writeNumberField("conversationId", snapshot.conversation().number());
            var read = ReadUpTo.of(snapshot, self);
            out.writeArrayFieldStart("messages");
            for (var message : snapshot.messages()) {
                if (message.deletedAt() == null) {
                    out.writeStartObject();
                    json.message(out, message, read.isRead(message));
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
            out.writeStringField("timestamp", now());
        });
    }

    byte[] online(List<KnownPerson> people) {
        return PitcheyJson.frame("online_users", out -> {
            out.writeArrayFieldStart("users");
            for (var person : people) {
                out.writeStartObject();
                out.writeNumberField("userId", person.number());
                out.writeStringField("username", PitcheyJson.name(person.name(), person.number()));
                out.writeStringField("userType", PitcheyJson.userType(person.role()));
                out.writeBooleanField("isOnline", true);
                out.writeStringField("lastSeen", now());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeStringField("timestamp", now());
        });
    }

    private String now() {
        return WireTime.of(clock.instant());
    }
}
