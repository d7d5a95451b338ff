package dev.parley.session.conversation;

import dev.parley.session.change.Changes;
import dev.parley.session.contract.log.Change;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;

/// Ends conversations, and with them what belongs to them. Within a transaction of the service that has locked it.
@ApplicationScoped
class Closing {
    private final Changes changes;
    private final Event<ConversationEnded> ended;

    Closing(Changes changes, Event<ConversationEnded> ended) {
        this.changes = changes;
        this.ended = ended;
    }

    Change close(Conversation conversation, Instant at) {
        var change = new Change.ConversationDeleted(conversation.nextSeq(at), at);
        changes.record(conversation.id, change);
        conversation.end();
        ended.fire(new ConversationEnded(conversation.id, at));
        return change;
    }
}
