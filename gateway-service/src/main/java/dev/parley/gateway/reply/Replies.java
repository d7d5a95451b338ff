package dev.parley.gateway.reply;

import dev.parley.gateway.ai.ReplyHints;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.reply.ReplyView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// What people do with the AI's replies: stop one, ask for another. Blocks.
@ApplicationScoped
public class Replies {
    private final SessionService session;
    private final ReplyHints hints;

    Replies(SessionService session, ReplyHints hints) {
        this.session = session;
        this.hints = hints;
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
