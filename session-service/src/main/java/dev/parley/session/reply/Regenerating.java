package dev.parley.session.reply;

import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.Uuid7;
import dev.parley.session.message.MessageLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Asks for another answer to what has been answered. Within a transaction of the service, under the conversation's
/// lock.
@ApplicationScoped
class Regenerating {
    /// How far behind a message its answer is looked for.
    private static final int NEAR = 50;

    /// What the new answer takes into account: what the one before did, where there was one.
    private record Span(UUID message, long first, long through) {}

    private final ReplyRepository replies;
    private final Conversations conversations;
    private final MessageLog messages;
    private final DatabaseClock databaseClock;

    Regenerating(
            ReplyRepository replies, Conversations conversations, MessageLog messages, DatabaseClock databaseClock) {
        this.replies = replies;
        this.conversations = conversations;
        this.messages = messages;
        this.databaseClock = databaseClock;
    }

    ReplyView regenerate(UUID person, UUID messageId) {
        var found = messages.find(messageId).orElseThrow(Regenerating::unknown);
        var conversation = conversations.lock(found.conversationId()).orElseThrow(Regenerating::unknown);
        conversations.mustTakePart(conversation.id(), person, Regenerating::unknown);
        var span = found.role() == MessageRole.USER ? ofQuestion(found) : ofAnswer(found);
        if (replies.pendingIn(conversation.id())) {
            throw new RequestRejected(ErrorCode.CONFLICT, "A reply waits already");
        }
        var reply = Reply.again(
                Uuid7.next(),
                conversation.id(),
                span.message,
                span.first,
                span.through,
                person,
                Uuid7.next(),
                databaseClock.get());
        replies.persist(reply);
        return reply.view();
    }

    private Span ofAnswer(MessageView answer) {
        var question = Optional.ofNullable(answer.replyTo())
                .flatMap(messages::find)
                .orElseThrow(() -> new RequestRejected(ErrorCode.CONFLICT, "What this message answers is gone"));
        mustBeThere(question);
        return replies.ofAnswer(answer.id())
                .flatMap(Regenerating::span)
                .orElseGet(() -> new Span(question.id(), question.seq(), question.seq()));
    }

    private Span ofQuestion(MessageView question) {
        mustBeThere(question);
        return messages.next(question.conversationId(), question.seq(), NEAR).stream()
                .filter(next ->
                        next.role() == MessageRole.ASSISTANT && question.id().equals(next.replyTo()))
                .findFirst()
                .flatMap(answer -> replies.ofAnswer(answer.id()))
                .flatMap(Regenerating::span)
                .orElseGet(() -> new Span(question.id(), question.seq(), question.seq()));
    }

    private static Optional<Span> span(Reply reply) {
        return Optional.ofNullable(reply.throughSeq).map(through -> new Span(reply.messageId, reply.firstSeq, through));
    }

    private static void mustBeThere(MessageView question) {
        if (question.deletedAt() != null) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The message has been deleted");
        }
    }

    private static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such message");
    }
}
