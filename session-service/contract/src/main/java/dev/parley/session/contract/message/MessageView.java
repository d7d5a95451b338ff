package dev.parley.session.contract.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.session.contract.reply.FinishReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A message as stored. `senderId` is null for the AI; `seq` is its birth, `changedSeq` its last change; the fields
/// from `replyId` to `metadata` are the AI's. `attachments` and `reactions` are null when there are none, `editedAt`
/// until its text was changed. `finishReason` says why an answer ended, `reasoning` what the AI thought meanwhile, and
/// `failure` why it is only the part that was heard before it broke off. `details` are a person's, null where there are
/// none. With `deletedAt` it is a tombstone: empty `content`, no attachments, no details, no reactions. Times have
/// microseconds.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        UUID id,
        long number,
        UUID conversationId,
        long seq,
        long changedSeq,
        UUID senderId,
        MessageRole role,
        String content,
        String contentType,
        String key,
        UUID replyTo,
        List<Attachment> attachments,
        List<Reaction> reactions,
        Integer tokenCount,
        UUID replyId,
        String modelUsed,
        Integer processingTimeMs,
        Double confidenceScore,
        Map<String, Object> metadata,
        Instant createdAt,
        Instant updatedAt,
        Instant editedAt,
        Instant deletedAt,
        FinishReason finishReason,
        String reasoning,
        Failure failure,
        MessageDetails details) {
    /// In [#metadata], of an answer that somebody stopped while it was written.
    public static final String STOPPED = "stopped";

    /// Of which nothing is said but what was said.
    public MessageView(
            UUID id,
            long number,
            UUID conversationId,
            long seq,
            long changedSeq,
            UUID senderId,
            MessageRole role,
            String content,
            String contentType,
            String key,
            UUID replyTo,
            List<Attachment> attachments,
            List<Reaction> reactions,
            Integer tokenCount,
            UUID replyId,
            String modelUsed,
            Integer processingTimeMs,
            Double confidenceScore,
            Map<String, Object> metadata,
            Instant createdAt,
            Instant updatedAt,
            Instant editedAt,
            Instant deletedAt) {
        this(
                id,
                number,
                conversationId,
                seq,
                changedSeq,
                senderId,
                role,
                content,
                contentType,
                key,
                replyTo,
                attachments,
                reactions,
                tokenCount,
                replyId,
                modelUsed,
                processingTimeMs,
                confidenceScore,
                metadata,
                createdAt,
                updatedAt,
                editedAt,
                deletedAt,
                null,
                null,
                null,
                null);
    }

    /// Of a person, just stored and not changed since.
    public static MessageView fresh(NewMessage message, UUID id, long number, long seq, Instant at) {
        return new MessageView(
                id,
                number,
                message.conversationId(),
                seq,
                seq,
                message.senderId(),
                MessageRole.USER,
                message.content(),
                message.contentType(),
                message.key(),
                message.replyTo(),
                message.attachments(),
                null,
                message.tokenCount(),
                null,
                null,
                null,
                null,
                null,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                message.details());
    }

    public boolean stopped() {
        return metadata != null && Boolean.TRUE.equals(metadata.get(STOPPED));
    }

    /// Whether it is what was heard of an answer that broke off.
    public boolean failed() {
        return failure != null;
    }

    /// Whether it is only a part of what the AI wanted to say, though nobody has stopped it.
    public boolean truncated() {
        return finishReason != null && finishReason.truncates();
    }
}
