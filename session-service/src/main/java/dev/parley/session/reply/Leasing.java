package dev.parley.session.reply;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ContextMessage;
import dev.parley.session.contract.reply.ReplyClaim;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.conversation.LockedConversation;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.message.MessageLog;
import dev.parley.session.person.People;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may write a reply, and until when. Within a transaction.
///
/// The conversation is locked first, the reply read after: an append that holds the lock has either joined this reply
/// before it is claimed, or finds it claimed and makes another.
@ApplicationScoped
class Leasing {
    /// What people are told of a reply that nobody manages to end.
    private static final Failure GIVEN_UP = new Failure(ErrorCode.INTERNAL, "AI service error", 0);

    private final ReplyConfig config;
    private final ReplyRepository replies;
    private final Conversations conversations;
    private final MessageLog messages;
    private final People people;
    private final Stopping stopping;
    private final DatabaseClock databaseClock;

    Leasing(
            ReplyConfig config,
            ReplyRepository replies,
            Conversations conversations,
            MessageLog messages,
            People people,
            Stopping stopping,
            DatabaseClock databaseClock) {
        this.config = config;
        this.replies = replies;
        this.conversations = conversations;
        this.messages = messages;
        this.people = people;
        this.stopping = stopping;
        this.databaseClock = databaseClock;
    }

    Reply find(UUID id) {
        return replies.findByIdOptional(id).orElseThrow(Leasing::unknown);
    }

    static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such reply");
    }

    static RequestRejected unknownConversation() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such conversation");
    }

    /// Locks the reply's conversation, then reads the reply as it is now.
    Locked lock(UUID id) {
        var conversation =
                replies.conversationOf(id).flatMap(conversations::lock).orElseThrow(Leasing::unknown);
        return new Locked(conversation, find(id));
    }

    record Locked(LockedConversation conversation, Reply reply) {}

    List<UUID> unclaimed(Duration idle, int limit) {
        var at = databaseClock.get();
        return replies.unclaimed(at.minus(idle), at, limit);
    }

    /// What comes of a claim.
    sealed interface Claimed {
        record Held(ReplyClaim claim) implements Claimed {}

        /// It was to be stopped, or nothing is left to answer: it has ended so just now.
        record Stopped(UUID conversation, Change.ReplyStopped change) implements Claimed {}

        /// Nobody who had it has ended it: it has failed just now.
        record Failed(UUID conversation, Change.ReplyFailed change) implements Claimed {}

        /// The conversation has been deleted: the reply ends with it.
        record Gone() implements Claimed {}
    }

    Claimed claim(UUID id, String worker, Duration lease, int contextMessages) {
        var locked = lock(id);
        var reply = locked.reply;
        var conversation = locked.conversation;
        var at = databaseClock.get();
        if (!reply.free(at)) {
            throw new RequestRejected(ErrorCode.CONFLICT, "The reply is held by somebody or has ended");
        }
        if (!conversation.active()) {
            reply.stop(at);
            return new Claimed.Gone();
        }
        if (reply.stopRequested) {
            return new Claimed.Stopped(reply.conversationId, stopping.end(conversation, reply, at));
        }
        if (reply.takeovers >= config.maxTakeovers() && reply.isLeft()) {
            reply.giveUp(ErrorCode.INTERNAL, at);
            return new Claimed.Failed(reply.conversationId, stopping.fail(conversation, reply, GIVEN_UP, at));
        }
        if (reply.is(ReplyStatus.PENDING)) {
            if (replies.streamingIn(reply.conversationId).isPresent()) {
                throw new RequestRejected(ErrorCode.CONFLICT, "Another reply of the conversation is being written");
            }
            if (!reply.again) {
                conversation.pendingReply(null);
            }
        }
        var through = reply.claim(worker, at.plus(lease), conversation.lastSeq());
        var context = messages.context(
                reply.conversationId,
                reply.firstSeq,
                through,
                contextMessages,
                conversation.kind() != ConversationKind.AI);
        if (context.isEmpty() || context.getLast().role() != MessageRole.USER) {
            return new Claimed.Stopped(reply.conversationId, stopping.end(conversation, reply, at));
        }
        reply.answers(context.getLast().messageId());
        return new Claimed.Held(claimOf(reply, conversation, context));
    }

    ReplyView renew(UUID id, int attempt, Duration lease) {
        var locked = lock(id);
        locked.reply.renew(attempt, databaseClock.get(), lease);
        return locked.reply.view();
    }

    /// `stopped` is null unless it was to be stopped, and has ended so just now.
    record Released(ReplyView reply, Change.@Nullable ReplyStopped stopped) {}

    Released release(UUID id, int attempt) {
        var locked = lock(id);
        locked.reply.mustBeHeldBy(attempt);
        if (locked.reply.stopRequested && locked.conversation.active()) {
            var stopped = stopping.end(locked.conversation, locked.reply, databaseClock.get());
            return new Released(locked.reply.view(), stopped);
        }
        if (locked.reply.again) {
            waitAgain(locked.reply);
        } else if (locked.conversation.pendingReply().isPresent()) {
            locked.reply.abandon(databaseClock.get());
        } else {
            locked.reply.release();
            locked.conversation.pendingReply(id);
        }
        return new Released(locked.reply.view(), null);
    }

    private void waitAgain(Reply reply) {
        if (replies.pendingIn(reply.conversationId)) {
            reply.abandon(databaseClock.get());
        } else {
            reply.release();
        }
    }

    private ReplyClaim claimOf(Reply reply, LockedConversation conversation, List<ContextMessage> context) {
        var person = people.find(reply.personId);
        return ReplyClaim.builder()
                .replyId(reply.id)
                .attempt(reply.attempt)
                .leaseUntil(reply.leaseUntil)
                .conversationId(reply.conversationId)
                .kind(conversation.kind())
                .title(conversation.title())
                .messageId(reply.messageId)
                .answerId(reply.answerId)
                .personId(reply.personId)
                .personSubject(person.map(found -> found.subject()).orElse(null))
                .personTier(person.map(found -> found.tier()).orElse(null))
                .messageCount(conversation.messageCount())
                .context(context)
                .build();
    }
}
