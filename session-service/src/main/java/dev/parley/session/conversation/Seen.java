package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantRole;
import java.time.Instant;

/// A conversation with one person's part in it; `participant` is null for an onlooker.
record Seen(Conversation conversation, Participant participant) {
    boolean pinned() {
        return participant != null && participant.pinned;
    }

    /// What the lists are ordered by.
    Instant moved() {
        return conversation.lastMessageAt == null ? conversation.createdAt : conversation.lastMessageAt;
    }

    ConversationView view() {
        return new ConversationView(
                conversation.id,
                conversation.number,
                ConversationKind.of(conversation.kind),
                conversation.ownerId,
                conversation.title,
                conversation.description,
                conversation.visibility(),
                participant == null ? null : ParticipantRole.of(participant.role),
                pinned(),
                participant != null && participant.archived,
                conversation.lastSeq,
                participant == null ? 0 : participant.readSeq,
                0,
                conversation.messageCount,
                conversation.lastMessageAt,
                conversation.createdAt,
                updated());
    }

    private Instant updated() {
        return participant != null && participant.updatedAt.isAfter(conversation.updatedAt)
                ? participant.updatedAt
                : conversation.updatedAt;
    }
}
