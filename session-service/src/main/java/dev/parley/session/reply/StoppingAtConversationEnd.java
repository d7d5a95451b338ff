package dev.parley.session.reply;

import dev.parley.session.conversation.ConversationEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Stops the open replies of a conversation that ends.
@ApplicationScoped
class StoppingAtConversationEnd {
    private final ReplyRepository replies;

    StoppingAtConversationEnd(ReplyRepository replies) {
        this.replies = replies;
    }

    void stop(@Observes ConversationEnded ended) {
        replies.openIn(ended.conversation()).forEach(reply -> reply.stop(ended.at()));
    }
}
