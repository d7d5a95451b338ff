package dev.parley.session.reply;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.Failure;
import dev.parley.session.contract.reply.ReplyStatus;
import dev.parley.session.contract.reply.ReplyView;
import dev.parley.session.conversation.Conversations;
import dev.parley.session.conversation.LockedConversation;
import dev.parley.session.database.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stops replies for people who take part: at once what waits, by asking its writer what is being written. Within a
/// transaction of the service, under the conversation's lock.
@ApplicationScoped
class Stopping {
    /// `change` is null unless the reply ended just now.
    record Stop(ReplyView reply, Change.@Nullable ReplyStopped change) {}

    private final ReplyRepository replies;
    private final Conversations conversations;
    private final Changes changes;
    private final DatabaseClock databaseClock;

    Stopping(ReplyRepository replies, Conversations conversations, Changes changes, DatabaseClock databaseClock) {
        this.replies = replies;
        this.conversations = conversations;
        this.changes = changes;
        this.databaseClock = databaseClock;
    }

    Stop stop(UUID person, UUID id) {
        var conversation =
                replies.conversationOf(id).flatMap(conversations::lock).orElseThrow(Leasing::unknown);
        conversations.mustTakePart(conversation.id(), person, Leasing::unknown);
        var reply = replies.findByIdOptional(id).orElseThrow(Leasing::unknown);
        if (reply.is(ReplyStatus.PENDING)) {
            var change = end(conversation, reply, databaseClock.get());
            return new Stop(reply.view(), change);
        }
        if (reply.is(ReplyStatus.STREAMING)) {
            reply.requestStop();
        }
        return new Stop(reply.view(), null);
    }

    /// The reply that is being written, if there is one, asked to stop.
    Optional<ReplyView> interrupt(UUID person, UUID id) {
        var conversation = conversations.lock(id).orElseThrow(Leasing::unknownConversation);
        conversations.mustTakePart(conversation.id(), person);
        return replies.streamingIn(id).map(reply -> {
            reply.requestStop();
            return reply.view();
        });
    }

    /// What there would be to stop.
    List<ReplyView> open(UUID person, UUID id) {
        conversations.mustTakePart(id, person);
        return replies.openIn(id).stream().map(Reply::view).toList();
    }

    /// Ends a reply that has failed before anything of it was heard, and says so in the log.
    Change.ReplyFailed fail(LockedConversation conversation, Reply reply, Failure failure, Instant at) {
        var change = new Change.ReplyFailed(
                conversation.nextSeq(at),
                reply.id,
                reply.messageId,
                failure.code(),
                failure.message(),
                failure.retryAfterMillis());
        changes.record(reply.conversationId, change);
        return change;
    }

    /// Ends a reply without an answer, and says so in the log.
    Change.ReplyStopped end(LockedConversation conversation, Reply reply, Instant at) {
        reply.stop(at);
        if (conversation.pendingReply().filter(reply.id::equals).isPresent()) {
            conversation.pendingReply(null);
        }
        var change = new Change.ReplyStopped(conversation.nextSeq(at), reply.id, reply.messageId, at);
        changes.record(reply.conversationId, change);
        return change;
    }
}
