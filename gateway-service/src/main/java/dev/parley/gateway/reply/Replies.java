package dev.parley.gateway.reply;

import dev.parley.gateway.ai.ReplyHints;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyUsage;
import dev.parley.session.contract.reply.ReplyView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What people do with the AI's replies: look at one, stop one, ask for another. Blocks.
@ApplicationScoped
public class Replies {
    private static final int LOG_PAGE = 500;

    private final SessionService session;
    private final ReplyHints hints;

    Replies(SessionService session, ReplyHints hints) {
        this.session = session;
        this.hints = hints;
    }

    /// A reply of a conversation one may not see is none.
    public ReplyView get(Caller caller, UUID reply) {
        try {
            var found = session.call(peer -> peer.replyStates().get(reply));
            session.actingFor(
                    caller.mustBePerson(), peer -> peer.conversations().get(found.conversationId()));
            return found;
        } catch (RequestRejected e) {
            throw e.code() == ErrorCode.NOT_FOUND ? new RequestRejected(ErrorCode.NOT_FOUND, "No such reply") : e;
        }
    }

    /// What is being written in a conversation, and what waits to be, in this order.
    public List<ReplyView> open(Caller caller, UUID conversation) {
        return session.actingFor(caller.mustBePerson(), peer -> peer.replies().open(conversation))
                .replies();
    }

    /// What it has cost, as far as that is known just now.
    public Optional<ReplyUsage> usage(Caller caller, UUID reply) {
        try {
            return Optional.ofNullable(get(caller, reply).usage());
        } catch (RequestRejected e) {
            return Optional.empty();
        }
    }

    /// How a reply has ended, as the conversation's log has it; empty where that is no longer kept.
    public Optional<Change> end(Caller caller, ReplyView reply) {
        var asked = session.actingFor(
                caller.mustBePerson(), peer -> peer.messageChanges().get(reply.messageId()));
        for (var after = asked.seq(); ; ) {
            var from = after;
            var page = session.call(peer -> peer.log().changes(reply.conversationId(), from, LOG_PAGE));
            var end = page.changes().stream()
                    .filter(change -> ends(change, reply.replyId()))
                    .findFirst();
            if (end.isPresent() || page.changes().isEmpty()) {
                return end;
            }
            after = page.changes().getLast().seq();
        }
    }

    /// Whether this is the end of the reply.
    public static boolean ends(Change change, UUID reply) {
        return switch (change) {
            case Change.MessageSent sent -> reply.equals(sent.replyId());
            case Change.ReplyFailed failed -> reply.equals(failed.replyId());
            case Change.ReplyStopped stopped -> reply.equals(stopped.replyId());
            default -> false;
        };
    }

    public Answer stop(Caller caller, Command.StopReply command) {
        return new Answer.Reply(
                session.actingFor(caller.mustBePerson(), peer -> peer.replies().stop(command.reply())));
    }

    public Answer regenerate(Caller caller, Command.RegenerateReply command) {
        ReplyView reply =
                session.actingFor(caller.mustBePerson(), peer -> peer.replies().regenerate(command.message()));
        hints.wanted(new ReplyHints.Wanted(reply.conversationId(), reply.replyId(), reply.messageId()));
        return new Answer.Reply(reply);
    }

    /// Stops what is being written in a conversation, so that the next reply may begin.
    public void interrupt(Caller caller, UUID conversation) {
        session.actingFor(caller.mustBePerson(), peer -> {
            peer.replies().interrupt(conversation);
            return null;
        });
    }
}
