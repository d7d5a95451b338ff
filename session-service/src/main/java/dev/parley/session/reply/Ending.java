package dev.parley.session.reply;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.contract.reply.ReplyCompletion;
import dev.parley.session.contract.reply.ReplyFailure;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.database.Now;
import dev.parley.session.database.StorableText;
import dev.parley.session.message.Answer;
import dev.parley.session.message.MessageLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// How a reply ends: with an answer or without one, exactly once. The same attempt may say so again. Within a
/// transaction.
@ApplicationScoped
class Ending {
    private static final String PLAIN = "text";

    private final Leasing leasing;
    private final MessageLog messages;
    private final Changes changes;
    private final Now now;

    Ending(Leasing leasing, MessageLog messages, Changes changes, Now now) {
        this.leasing = leasing;
        this.messages = messages;
        this.changes = changes;
        this.now = now;
    }

    /// `fresh`: it was stored just now.
    record Completed(MessageView message, boolean fresh) {}

    /// `change` is null when it had failed before.
    record Failed(ReplyView reply, Change.ReplyFailed change) {}

    Completed complete(UUID id, ReplyCompletion completion) {
        var locked = leasing.lock(id);
        var reply = locked.reply();
        if (reply.is(ReplyStatus.COMPLETED) && reply.attempt == completion.attempt()) {
            var stored = messages.find(reply.answerId)
                    .orElseThrow(() -> new IllegalStateException("A completed reply has lost its answer"));
            return new Completed(stored, false);
        }
        var at = now.get();
        reply.complete(completion, at);
        if (!locked.conversation().active()) {
            throw new Refused(ErrorCode.CONFLICT, "The conversation has been deleted");
        }
        var answer = new Answer(
                reply.answerId,
                reply.id,
                reply.messageId,
                StorableText.scrubbed(completion.content()),
                completion.contentType() == null ? PLAIN : completion.contentType(),
                completion.tokensOut(),
                completion.modelUsed(),
                completion.processingTimeMs(),
                completion.confidenceScore(),
                completion.metadata());
        return new Completed(messages.store(locked.conversation(), answer, at), true);
    }

    Failed fail(UUID id, ReplyFailure failure) {
        var locked = leasing.lock(id);
        var reply = locked.reply();
        if (reply.is(ReplyStatus.FAILED) && reply.attempt == failure.attempt()) {
            return new Failed(reply.view(), null);
        }
        var at = now.get();
        reply.fail(failure.attempt(), failure.code(), at);
        var change = new Change.ReplyFailed(
                locked.conversation().nextSeq(at),
                id,
                reply.messageId,
                failure.code(),
                failure.message(),
                failure.retryAfterMillis());
        changes.record(reply.conversationId, change);
        return new Failed(reply.view(), change);
    }
}
