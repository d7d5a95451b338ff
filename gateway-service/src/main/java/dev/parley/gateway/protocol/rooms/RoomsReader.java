package dev.parley.gateway.protocol.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.WireId;
import dev.parley.session.contract.message.AskAi;
import java.util.Set;
import java.util.UUID;

/// One rooms frame on its way to a command, with its checks in their order (docs/dialects/rooms.md).
final class RoomsReader implements DecodedFrame {
    private static final int MAX_CONTENT = 10_000;
    private static final int SHOWN_TYPE = 64;

    static final Set<String> TYPES = Set.of("ping", "chat:message", "chat:read", "chat:typing");

    private final String type;
    private final JsonNode payload;

    RoomsReader(String type, JsonNode payload) {
        this.type = type;
        this.payload = payload;
    }

    @Override
    public String kind() {
        return type;
    }

    @Override
    public FrameReference reference() {
        return RoomsReference.FRAME;
    }

    @Override
    public Command command(Caller caller) {
        return switch (type) {
            case "ping" -> new Command.Ping();
            case "chat:message" -> message();
            case "chat:read" -> read();
            case "chat:typing" -> typing();
            default ->
                throw no(
                        RoomsError.INVALID_MESSAGE,
                        "Unknown message type: " + type.substring(0, Math.min(type.length(), SHOWN_TYPE)));
        };
    }

    private Command message() {
        var chat = text("chatId", "Invalid chatId");
        var content = payload.path("content");
        if (!content.isTextual() || content.textValue().isBlank()) {
            throw no(RoomsError.VALIDATION_ERROR, "Invalid message content");
        }
        var said = content.textValue().strip();
        if (said.length() > MAX_CONTENT) {
            throw no(RoomsError.VALIDATION_ERROR, "Message too large");
        }
        return new Command.SendMessage(
                chat(chat), UUID.randomUUID().toString(), said, "text", null, null, AskAi.AUTO, false);
    }

    private Command read() {
        var chat = text("chatId", "Invalid chatId");
        var message = WireId.of(text("messageId", "Invalid messageId"));
        if (message == null) {
            throw no(RoomsError.VALIDATION_ERROR, "Invalid messageId");
        }
        return new Command.MarkMessageRead(chat(chat), message);
    }

    private Command typing() {
        var chat = text("chatId", "Invalid chatId");
        var typing = payload.path("isTyping");
        if (!typing.isBoolean()) {
            throw no(RoomsError.VALIDATION_ERROR, "Invalid isTyping value");
        }
        return new Command.SetTyping(chat(chat), typing.booleanValue(), true);
    }

    private String text(String name, String otherwise) {
        var text = payload.path(name).textValue();
        if (text == null || text.isBlank()) {
            throw no(RoomsError.VALIDATION_ERROR, otherwise);
        }
        return text;
    }

    /// To these clients ids are any text: one that is no id of ours is of a chat they take no part in.
    private UUID chat(String id) {
        var chat = WireId.of(id);
        if (chat == null) {
            throw no(RoomsError.NOT_PARTICIPANT, RoomsError.NOT_A_PARTICIPANT);
        }
        return chat;
    }

    private InvalidFrame no(RoomsError error, String message) {
        return new InvalidFrame(error.refusal(message), RoomsReference.FRAME);
    }
}
