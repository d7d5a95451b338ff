package dev.parley.session.conversation;

import dev.parley.session.contract.log.Head;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What other folders may ask of conversations. Within a transaction; row level security applies.
@ApplicationScoped
public class Conversations {
    /// Where a conversation's log stands.
    public record Standing(long seq, int messageCount) {}

    private final ConversationRepository conversations;

    Conversations(ConversationRepository conversations) {
        this.conversations = conversations;
    }

    /// Empty when it does not exist, has been deleted or may not be seen.
    public Optional<Standing> standing(UUID id) {
        return conversations.active(id).map(seen -> new Standing(seen.lastSeq, seen.messageCount));
    }

    /// The number of its last change, deleted or not.
    public Optional<Long> lastSeq(UUID id) {
        return conversations.findByIdOptional(id).map(Conversation::lastSeq);
    }

    /// The conversation, deleted or not, and nobody else changes it until this transaction ends.
    public Optional<LockedConversation> lock(UUID id) {
        return conversations.locked(id).map(LockedConversation.class::cast);
    }

    /// Where a person's conversations stand, the latest first.
    public List<Head> heads(UUID person, int limit) {
        return conversations.heads(person, limit);
    }
}
