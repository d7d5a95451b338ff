package dev.parley.session.reply;

import dev.parley.session.conversation.ConversationEnded;
import dev.parley.session.database.Uuid7;
import dev.parley.session.message.ReplyRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;

/// Takes the requests that messages make, and ends them where their conversation ends.
@ApplicationScoped
class RequestedReplies implements ReplyRequests {
    private final ReplyRepository replies;

    RequestedReplies(ReplyRepository replies) {
        this.replies = replies;
    }

    @Override
    public void request(UUID reply, UUID conversation, UUID message, long seq, UUID person, Instant now) {
        replies.persist(new Reply(reply, conversation, message, seq, person, Uuid7.next(), now));
    }

    void stop(@Observes ConversationEnded ended) {
        replies.openIn(ended.conversation()).forEach(reply -> reply.stop(ended.at()));
    }
}
