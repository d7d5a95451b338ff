package dev.parley.gateway.protocol.pitchey;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.MessageView;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of the pitchey dialect; `missed`: to somebody who was away when they happened, who is told messages only.
/// It has no words for what it knows no number for.
record PitcheyEventEncoder(PitcheyJson json, Clock clock, boolean missed) implements EventEncoder {
    @Override
    public byte @Nullable [] encode(Event event) {
        return switch (event) {
            case Event.Durable(var _, Change.MessageSent(var _, var message, var _))
            when message.deletedAt() == null && json.knows(message) -> message(message);
            case Event.Ephemeral(var conversation, var ephemeral) when !missed -> encode(conversation, ephemeral);
            case Event.PresenceChanged(var presence) -> presence(presence);
            case Event.TopicPublished said
            when said.topic().startsWith(PitcheyDialect.PITCHES) && PitchActivity.hasWordsFor(said) ->
                PitchActivity.encode(said, now());
            case Event.Notification(var title, var body, var data) ->
                PitcheyJson.frame("notification", out -> {
                    out.writeStringField("title", title);
                    out.writeStringField("body", body);
                    if (data == null) {
                        out.writeNullField("data");
                    } else {
                        out.writeFieldName("data");
                        out.writeRawValue(data);
                    }
                });
            default -> null;
        };
    }

    /// Also where some number is not known, and stays so.
    byte[] message(MessageView message) {
        return PitcheyJson.frame(missed ? "queued_message" : "new_message", out -> {
            json.sent(out, message, true);
            if (missed) {
                out.writeStringField("originalType", "new_message");
                out.writeStringField("queuedAt", WireTime.of(message.createdAt()));
            }
        });
    }

    private byte @Nullable [] encode(UUID conversation, Ephemeral ephemeral) {
        return switch (ephemeral) {
            case Ephemeral.TypingChanged(var person, var typing)
            when json.numbers().ofConversation(conversation) != NumericIds.NONE
                    && json.numbers().ofPerson(person) != NumericIds.NONE ->
                PitcheyJson.frame("user_typing", out -> {
                    person(person).write(out);
                    out.writeNumberField("conversationId", json.numbers().ofConversation(conversation));
                    out.writeBooleanField("isTyping", typing);
                    out.writeStringField("timestamp", now());
                });
            case Ephemeral.ReadMarked(var person, var _, var at, var message)
            when message != null && json.numbers().ofPerson(person) != NumericIds.NONE ->
                PitcheyJson.frame("message_read", out -> {
                    out.writeNumberField("messageId", message.number());
                    out.writeNumberField("readBy", json.numbers().ofPerson(person));
                    out.writeStringField("readByName", name(person));
                    out.writeStringField("readAt", WireTime.of(at));
                });
            default -> null;
        };
    }

    private byte @Nullable [] presence(Presence presence) {
        if (json.numbers().ofPerson(presence.person()) == NumericIds.NONE) {
            return null;
        }
        return PitcheyJson.frame(presence.online() ? "user_online" : "user_offline", out -> {
            person(presence.person()).write(out);
            if (!presence.online()) {
                out.writeStringField(
                        "lastSeen", presence.lastSeen() == null ? now() : WireTime.of(presence.lastSeen()));
            }
        });
    }

    private JsonFrame.Fields person(UUID person) {
        return out -> {
            out.writeNumberField("userId", json.numbers().ofPerson(person));
            out.writeStringField("username", name(person));
        };
    }

    private String name(UUID person) {
        return PitcheyJson.name(json.names().of(person), json.numbers().ofPerson(person));
    }

    private String now() {
        return WireTime.of(clock.instant());
    }
}
