package dev.parley.gateway.rest.aisdk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.message.Attachment;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/// Messages as `UIMessage`s: one's own by the ids that one's client has given them, all others by ours.
final class UiMessages {
    private UiMessages() {}

    /// Of several answers to one message only the last, as a page has it that asked again.
    static ArrayNode of(List<MessageView> messages, UUID reader) {
        var shown = new ArrayList<MessageView>();
        var answered = new HashSet<UUID>();
        for (var message : messages.reversed()) {
            var isShown = message.deletedAt() == null
                    && (message.role() != MessageRole.ASSISTANT
                            || message.replyTo() == null
                            || answered.add(message.replyTo()));
            if (isShown) {
                shown.add(message);
            }
        }
        var list = ClientJson.MAPPER.createArrayNode();
        shown.reversed().forEach(message -> list.add(of(message, reader)));
        return list;
    }

    private static ObjectNode of(MessageView message, UUID reader) {
        var one = ClientJson.MAPPER.createObjectNode();
        var isOwn = reader.equals(message.senderId()) && message.key() != null;
        one.put("id", isOwn ? message.key() : message.id().toString());
        one.put("role", message.role().wire());
        one.set("metadata", metadata(message).put("createdAt", WireTime.of(message.createdAt())));
        var parts = one.putArray("parts");
        if (message.reasoning() != null) {
            parts.addObject()
                    .put("type", "reasoning")
                    .put("text", message.reasoning())
                    .put("state", "done");
        }
        if (message.attachments() != null) {
            message.attachments().forEach(attachment -> parts.add(file(attachment)));
        }
        parts.addObject().put("type", "text").put("text", message.content()).put("state", "done");
        return one;
    }

    private static ObjectNode file(Attachment attachment) {
        var type = attachment.contentType() == null ? "application/octet-stream" : attachment.contentType();
        var file = ClientJson.MAPPER.createObjectNode();
        file.put("type", "file").put("url", attachment.url()).put("mediaType", type);
        if (attachment.name() != null) {
            file.put("filename", attachment.name());
        }
        return file;
    }

    /// What is known of a message beside its parts.
    static ObjectNode metadata(MessageView message) {
        var metadata = ClientJson.MAPPER.createObjectNode();
        metadata.put("conversationId", message.conversationId().toString());
        metadata.put("messageId", message.id().toString());
        metadata.put("seq", message.seq());
        if (message.replyId() != null) {
            metadata.put("replyId", message.replyId().toString());
        }
        if (message.modelUsed() != null) {
            metadata.put("model", message.modelUsed());
        }
        if (message.finishReason() != null) {
            metadata.put("finishReason", finishReason(message.finishReason()));
        }
        return metadata;
    }

    /// In the AI SDK's word.
    static String finishReason(FinishReason reason) {
        return switch (reason) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case CONTENT_FILTER -> "content-filter";
            case TOOL -> "tool-calls";
            case ERROR -> "error";
            case STOPPED -> "other";
        };
    }
}
