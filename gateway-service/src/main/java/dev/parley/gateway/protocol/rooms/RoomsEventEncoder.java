package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.MessageView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The events of the rooms dialect. Those of who takes part, and what somebody says of whom nothing is known here, are
/// said by [RoomsDialect], which looks at the chat first.
record RoomsEventEncoder(RoomsPeople people) implements EventEncoder {
    @Override
    public byte @Nullable [] encode(Event event) {
        return switch (event) {
            case Event.Durable(var _, Change.MessageSent(var _, var message, var _))
            when people.knowsSender(message) -> message(message);
            case Event.Ephemeral(var chat, var ephemeral) -> encode(chat, ephemeral);
            case Event.TypingRepeated(var chat, var person) -> typing(chat, person, true);
            case Event.PresenceChanged(var presence) -> online(presence.person(), presence.online());
            default -> null;
        };
    }

    /// Also where its sender is not known, and stays so.
    byte[] message(MessageView message) {
        return RoomsJson.frame("chat:message", out -> {
            RoomsJson.id(out, "chatId", message.conversationId());
            out.writeObjectFieldStart("message");
            RoomsJson.message(out, message, people);
            out.writeEndObject();
        });
    }

    byte[] online(UUID person, boolean online) {
        return RoomsJson.frame("user:online", out -> {
            out.writeStringField("userId", people.id(person));
            out.writeBooleanField("online", online);
        });
    }

    private byte @Nullable [] encode(UUID chat, Ephemeral ephemeral) {
        return switch (ephemeral) {
            case Ephemeral.TypingChanged(var person, var typing) -> typing(chat, person, typing);
            // These clients know messages and no numbers: a marker before the first one says nothing to them.
            case Ephemeral.ReadMarked(var person, var _, var at, var message)
            when message != null ->
                RoomsJson.frame("chat:read", out -> {
                    RoomsJson.id(out, "chatId", chat);
                    RoomsJson.id(out, "messageId", message.id());
                    out.writeStringField("userId", people.id(person));
                    out.writeStringField("readAt", WireTime.of(at));
                });
            default -> null;
        };
    }

    private byte[] typing(UUID chat, UUID person, boolean typing) {
        return RoomsJson.frame("chat:typing", out -> {
            RoomsJson.id(out, "chatId", chat);
            out.writeStringField("userId", people.id(person));
            out.writeStringField("userName", people.name(person));
            out.writeBooleanField("isTyping", typing);
        });
    }
}
