package dev.parley.gateway.protocol.rooms;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Names;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.gateway.protocol.Wording;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.util.UUID;

/// The events of the rooms dialect. Those of who takes part are said by [RoomsDialect], which looks at the chat first.
record RoomsWording(Names names) implements Wording {
    @Override
    public byte[] say(Event event) {
        return switch (event) {
            case Event.Durable(var chat, Change.MessageSent(var _, var message, var _)) ->
                RoomsJson.frame("chat:message", out -> {
                    RoomsJson.id(out, "chatId", chat);
                    out.writeObjectFieldStart("message");
                    RoomsJson.message(out, message, names);
                    out.writeEndObject();
                });
            case Event.Passing(var chat, var ephemeral) -> say(chat, ephemeral);
            case Event.PresenceChanged(var presence) -> online(presence.person(), presence.online());
            default -> null;
        };
    }

    static byte[] online(UUID person, boolean online) {
        return RoomsJson.frame("user:online", out -> {
            RoomsJson.id(out, "userId", person);
            out.writeBooleanField("online", online);
        });
    }

    private byte[] say(UUID chat, Ephemeral ephemeral) {
        return switch (ephemeral) {
            case Ephemeral.TypingChanged(var person, var typing) ->
                RoomsJson.frame("chat:typing", out -> {
                    RoomsJson.id(out, "chatId", chat);
                    RoomsJson.id(out, "userId", person);
                    out.writeStringField("userName", RoomsJson.name(names.of(person)));
                    out.writeBooleanField("isTyping", typing);
                });
            // These clients know messages and no numbers: a marker before the first one says nothing to them.
            case Ephemeral.ReadMarked(var person, var _, var at, var message)
            when message != null ->
                RoomsJson.frame("chat:read", out -> {
                    RoomsJson.id(out, "chatId", chat);
                    RoomsJson.id(out, "messageId", message.id());
                    RoomsJson.id(out, "userId", person);
                    out.writeStringField("readAt", WireTime.of(at));
                });
            default -> null;
        };
    }
}
