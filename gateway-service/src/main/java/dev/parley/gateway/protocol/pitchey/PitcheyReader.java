package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.AttachmentAddress;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.session.contract.message.AskAi;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.MessageDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One pitchey frame on its way to a command (docs/dialects/pitchey.md). Those that are passed over never come here.
final class PitcheyReader implements DecodedFrame {
    private static final int MAX_KEY = 64;
    private static final int MAX_ATTACHMENTS = 32;
    private static final int MAX_TYPE = 64;
    private static final int MAX_SUBJECT = 255;
    private static final int SHOWN = 50;
    private static final Pattern PITCH = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final String type;
    private final ObjectNode frame;
    private final Function<Long, @Nullable UUID> conversations;

    /// `conversations` knows those the client takes part in by their numbers; null: it may, and is looked for.
    PitcheyReader(String type, ObjectNode frame, Function<Long, @Nullable UUID> conversations) {
        this.type = type;
        this.frame = frame;
        this.conversations = conversations;
    }

    /// Null: the frame is passed over.
    static @Nullable PitcheyReader of(String type, ObjectNode frame, Function<Long, @Nullable UUID> conversations) {
        var speaks = switch (type) {
            case "ping", "send_message", "get_online_users" -> true;
            case "typing_start", "typing_stop", "join_conversation" -> number(frame, "conversationId") != null;
            case "mark_read" -> number(frame, "messageId") != null;
            default -> PitchActivity.TOLD.containsKey(type) && pitch(frame) != null;
        };
        return speaks ? new PitcheyReader(type, frame, conversations) : null;
    }

    @Override
    public String kind() {
        return type;
    }

    @Override
    public Reference reference() {
        return Reference.of(type, frame);
    }

    @Override
    public Command command(Caller caller) {
        return switch (type) {
            case "ping" -> new Command.Ping();
            case "send_message" -> message();
            case "typing_start", "typing_stop" ->
                in(conversation -> new Command.SetTyping(conversation, type.equals("typing_start"), true));
            case "join_conversation" -> in(conversation -> new Command.OpenConversation(conversation, null, SHOWN));
            case "mark_read" ->
                new Command.Locate(
                        new Command.Numbered.Message(mustBeNumber("messageId")),
                        found -> new Command.MarkMessageRead(
                                found.conversation(), Objects.requireNonNull(found.message())));
            case "get_online_users" -> new Command.GetOnline();
            default -> activity();
        };
    }

    private Command message() {
        var content = frame.path("content");
        var recipient = number(frame, "recipientId");
        var isSomewhere = number(frame, "conversationId") != null;
        if (!isSomewhere && recipient == null
                || !content.isTextual()
                || content.textValue().isBlank()) {
            throw PitcheyError.INCOMPLETE.refused(null, reference());
        }
        var key = key();
        var attachments = attachments();
        var details = details();
        Function<UUID, Command> send = conversation -> new Command.SendMessage(
                conversation, key, content.textValue(), "text", null, attachments, AskAi.AUTO, false, details);
        return isSomewhere || recipient == null
                ? in(send)
                : new Command.Locate(
                        new Command.Numbered.DirectWith(recipient), found -> send.apply(found.conversation()));
    }

    /// The same request again is the same message.
    private String key() {
        var request = reference().requestId();
        if (request == null || request.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        return request.length() <= MAX_KEY
                ? request
                : UUID.nameUUIDFromBytes(request.getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private @Nullable MessageDetails details() {
        var type = text("messageType", MAX_TYPE);
        var subject = text("subject", MAX_SUBJECT);
        var pitch = pitch(frame);
        // What is said of every message need not be kept with it.
        var kept = PitcheyJson.TEXT.equals(type) ? null : type;
        return kept == null && subject == null && pitch == null ? null : new MessageDetails(kept, subject, pitch);
    }

    private @Nullable String text(String name, int most) {
        var text = frame.path(name).textValue();
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > most) {
            throw PitcheyError.NOT_SENT.refused(name + " has " + most + " characters at most", reference());
        }
        return text;
    }

    private @Nullable List<Attachment> attachments() {
        var given = frame.path("attachments");
        if (!given.isArray() || given.isEmpty()) {
            return null;
        }
        if (given.size() > MAX_ATTACHMENTS) {
            throw PitcheyError.NOT_SENT.refused("At most " + MAX_ATTACHMENTS + " attachments", reference());
        }
        var attachments = new ArrayList<Attachment>(given.size());
        for (var one : given) {
            var url = one.isTextual() ? one.textValue() : one.path("url").textValue();
            if (url == null || url.isBlank()) {
                throw PitcheyError.NOT_SENT.refused("An attachment has a url", reference());
            }
            if (!AttachmentAddress.isOfTheWeb(url)) {
                throw PitcheyError.NOT_SENT.refused(AttachmentAddress.FAULT, reference());
            }
            var size = one.path("size");
            attachments.add(new Attachment(
                    url,
                    one.path(one.path("filename").isTextual() ? "filename" : "name")
                            .textValue(),
                    one.path("type").textValue(),
                    size.canConvertToLong() && size.longValue() >= 0 ? size.longValue() : null));
        }
        return attachments;
    }

    private Command activity() {
        var data = frame.deepCopy();
        data.remove(List.of("type", "requestId"));
        // Whose they are is put in by who passes it on.
        data.put("userId", 0).put("username", "");
        var said = new Command.PublishTopic(
                PitcheyDialect.PITCHES + pitch(frame),
                Objects.requireNonNull(PitchActivity.TOLD.get(type)),
                data.toString());
        return new Command.VisitTopic(said);
    }

    private Command in(Function<UUID, Command> command) {
        var number = mustBeNumber("conversationId");
        var known = conversations.apply(number);
        return known != null
                ? command.apply(known)
                : new Command.Locate(
                        new Command.Numbered.Conversation(number), found -> command.apply(found.conversation()));
    }

    /// A frame without it does not come here.
    private Long mustBeNumber(String name) {
        return Objects.requireNonNull(number(frame, name));
    }

    /// Null where there is none; some clients write them as texts.
    private static @Nullable Long number(JsonNode frame, String name) {
        var node = frame.path(name);
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isTextual() && node.textValue().matches("[0-9]{1,18}")) {
            return Long.valueOf(node.textValue());
        }
        return null;
    }

    private static @Nullable String pitch(JsonNode frame) {
        var node = frame.path("pitchId");
        var id = node.isIntegralNumber() || node.isTextual() ? node.asText() : "";
        return PITCH.matcher(id).matches() ? id : null;
    }
}
