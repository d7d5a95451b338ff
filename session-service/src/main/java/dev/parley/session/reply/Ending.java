package dev.parley.session.reply;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.conversation.LockedConversation;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.message.Answer;
import dev.parley.session.message.MessageLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a reply ends: with an answer, with a part of one, or without any, exactly once. The same attempt may say so
/// again. Within a transaction.
@ApplicationScoped
class Ending {
    private static final String PLAIN = "text";

    private final Leasing leasing;
    private final Stopping stopping;
    private final MessageLog messages;
    private final Changes changes;
    private final DatabaseClock databaseClock;

    Ending(Leasing leasing, Stopping stopping, MessageLog messages, Changes changes, DatabaseClock databaseClock) {
        this.leasing = leasing;
        this.stopping = stopping;
        this.messages = messages;
        this.changes = changes;
        this.databaseClock = databaseClock;
    }

    /// `changes` are empty when it had ended so before.
    record Ended<T>(T told, UUID conversation, List<Change> changes) {}

    Ended<MessageView> complete(UUID id, ReplyCompletion completion) {
        var locked = leasing.lock(id);
        var reply = locked.reply();
        if (reply.is(ReplyStatus.COMPLETED) && reply.attempt == completion.attempt()) {
            var stored = messages.find(reply.answerId)
                    .orElseThrow(() -> new RequestRejected(ErrorCode.NOT_FOUND, "The answer has been forgotten"));
            return new Ended<>(stored, reply.conversationId, List.of());
        }
        var at = databaseClock.get();
        reply.complete(completion, at);
        mustBeActive(locked.conversation());
        var sent = store(locked, completion, completion.metadata(), reason(completion), null, at);
        var next = new ArrayList<Change>(List.of(sent));
        title(locked.conversation(), at).ifPresent(next::add);
        return new Ended<>(sent.message(), reply.conversationId, next);
    }

    Ended<ReplyView> stopped(UUID id, ReplyCompletion completion) {
        var locked = leasing.lock(id);
        var reply = locked.reply();
        if (reply.is(ReplyStatus.STOPPED) && reply.attempt == completion.attempt()) {
            return new Ended<>(reply.view(), reply.conversationId, List.of());
        }
        var at = databaseClock.get();
        reply.stopped(completion, at);
        mustBeActive(locked.conversation());
        var change = completion.content() == null || completion.content().isBlank()
                ? stopping.end(locked.conversation(), reply, at)
                : store(locked, completion, stoppedMetadata(completion), FinishReason.STOPPED, null, at);
        return new Ended<>(reply.view(), reply.conversationId, List.of(change));
    }

    Ended<ReplyView> fail(UUID id, ReplyFailure failure) {
        var locked = leasing.lock(id);
        var reply = locked.reply();
        if (reply.is(ReplyStatus.FAILED) && reply.attempt == failure.attempt()) {
            return new Ended<>(reply.view(), reply.conversationId, List.of());
        }
        var at = databaseClock.get();
        reply.fail(failure, at);
        // Whoever takes failures refuses one without a message.
        var why = new Failure(failure.code(), Objects.requireNonNull(failure.message()), failure.retryAfterMillis());
        var heard = failure.heard();
        var change = heard == null
                        || heard.content().isBlank()
                        || !locked.conversation().active()
                ? stopping.fail(locked.conversation(), reply, why, at)
                : store(locked, heard, heard.metadata(), FinishReason.ERROR, why, at);
        return new Ended<>(reply.view(), reply.conversationId, List.of(change));
    }

    private Change.MessageSent store(
            Leasing.Locked locked,
            ReplyCompletion completion,
            @Nullable Map<String, Object> metadata,
            FinishReason reason,
            @Nullable Failure failure,
            Instant at) {
        var reply = locked.reply();
        var answer = answer(completion, metadata, reason, failure)
                .id(reply.answerId)
                .replyId(reply.id)
                .replyTo(reply.messageId)
                .build();
        var message = messages.store(locked.conversation(), answer, at);
        return new Change.MessageSent(message.seq(), message, reply.id);
    }

    /// Without what is the reply's.
    static Answer.Builder answer(
            ReplyCompletion completion,
            @Nullable Map<String, Object> metadata,
            FinishReason reason,
            @Nullable Failure failure) {
        return Answer.builder()
                .content(completion.content())
                .contentType(contentType(completion))
                .tokenCount(completion.tokensOut())
                .modelUsed(completion.modelUsed())
                .processingTimeMs(completion.processingTimeMs())
                .confidenceScore(completion.confidenceScore())
                .metadata(metadata)
                .finishReason(reason)
                .reasoning(completion.reasoning())
                .failure(failure);
    }

    static String contentType(ReplyCompletion completion) {
        return completion.contentType() == null ? PLAIN : completion.contentType();
    }

    /// One who says nothing of it has ended as one does.
    static FinishReason reason(ReplyCompletion completion) {
        return completion.finishReason() == null ? FinishReason.STOP : completion.finishReason();
    }

    private static Map<String, Object> stoppedMetadata(ReplyCompletion completion) {
        var metadata = new LinkedHashMap<String, Object>();
        if (completion.metadata() != null) {
            metadata.putAll(completion.metadata());
        }
        metadata.put(MessageView.STOPPED, true);
        return metadata;
    }

    /// A conversation with the AI that has no title gets one with its first answer.
    private Optional<Change> title(LockedConversation conversation, Instant at) {
        if (conversation.kind() != ConversationKind.AI || conversation.title() != null) {
            return Optional.empty();
        }
        return messages.firstWords(conversation.id()).map(AutoTitle::of).map(title -> {
            conversation.title(title);
            var change = new Change.ConversationUpdated(
                    conversation.nextSeq(at), title, conversation.description(), conversation.visibility(), at);
            changes.record(conversation.id(), change);
            return change;
        });
    }

    private static void mustBeActive(LockedConversation conversation) {
        if (!conversation.active()) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The conversation has been deleted");
        }
    }
}
