package dev.parley.session.message;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.MessageDetails;
import dev.parley.session.contract.message.MessageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many bytes something takes up in an answer: text as JSON escapes it, and about so many for the rest.
public final class JsonSize {
    /// Names of fields, ids, times and numbers.
    private static final int OF_A_MESSAGE = 640;
    private static final int OF_A_CHANGE = 256;
    private static final int OF_AN_ATTACHMENT = 64;
    private static final int OF_A_PERSON = 39;
    private static final int ESCAPED = 6;

    private JsonSize() {}

    static long of(Message message) {
        return OF_A_MESSAGE
                + of(message.content)
                + of(message.reasoning)
                + metadata(message.metadata)
                + of(message.details)
                + of(message.attachments);
    }

    public static long of(MessageView message) {
        var bytes = OF_A_MESSAGE
                + of(message.content())
                + of(message.reasoning())
                + metadata(message.metadata())
                + of(message.details())
                + of(message.attachments());
        if (message.reactions() != null) {
            for (var reaction : message.reactions()) {
                bytes += OF_AN_ATTACHMENT
                        + (long) OF_A_PERSON * reaction.userIds().size();
            }
        }
        return bytes;
    }

    public static long of(Change change) {
        return switch (change) {
            case Change.MessageSent(var _, var message, var _) -> OF_A_CHANGE + of(message);
            case Change.MessageChanged(var _, var message) -> OF_A_CHANGE + of(message);
            case Change.ConversationUpdated(var _, var title, var description, var _, var _) ->
                OF_A_CHANGE + of(title) + of(description);
            case Change.ConversationCreated(var _, var conversation, var _) ->
                OF_A_MESSAGE + of(conversation.title()) + of(conversation.description());
            default -> OF_A_CHANGE;
        };
    }

    private static long of(@Nullable MessageDetails details) {
        return details == null
                ? 0
                : OF_AN_ATTACHMENT + of(details.type()) + of(details.subject()) + of(details.about());
    }

    private static long of(@Nullable List<Attachment> attachments) {
        var bytes = 0L;
        if (attachments != null) {
            for (var attachment : attachments) {
                bytes += OF_AN_ATTACHMENT + of(attachment.url()) + of(attachment.name()) + of(attachment.contentType());
            }
        }
        return bytes;
    }

    /// In UTF-8, with the escapes of RFC 8259; null is nothing.
    static long of(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        var bytes = 2L;
        for (var i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i));
        }
        return bytes;
    }

    private static int of(char character) {
        if (character < ' ') {
            return ESCAPED;
        }
        if (character < 0x80) {
            return character == '"' || character == '\\' ? 2 : 1;
        }
        // Each half of a pair is escaped by itself.
        return character < 0x800 ? 2 : Character.isSurrogate(character) ? ESCAPED : 3;
    }

    private static long metadata(@Nullable Object metadata) {
        return metadata == null ? 0 : of(metadata.toString());
    }
}
