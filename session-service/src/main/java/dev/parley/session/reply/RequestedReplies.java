package dev.parley.session.reply;

import dev.parley.session.conversation.ConversationEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Ends what is asked of the AI where its conversation ends. What asks is stored with the message that does
/// (message/AppendStatement).
@ApplicationScoped
class RequestedReplies {
    private final ReplyRepository replies;

    RequestedReplies(ReplyRepository replies) {
        this.replies = replies;
    }

    void stop(@Observes ConversationEnded ended) {
        replies.openIn(ended.conversation()).forEach(reply -> reply.stop(ended.at()));
    }
}
