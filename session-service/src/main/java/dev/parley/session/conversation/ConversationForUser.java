package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation with one person's part in it and what it has not read; `participant` is null for an onlooker.
@RegisterForReflection
record ConversationForUser(
        Conversation conversation, @Nullable Participant participant, int unread) {
    ConversationForUser(Conversation conversation, @Nullable Participant participant) {
        this(conversation, participant, 0);
    }

    ConversationForUser unread(int counted) {
        return new ConversationForUser(conversation, participant, counted);
    }

    /// The same with the conversation as it is now.
    ConversationForUser of(Conversation now) {
        return new ConversationForUser(now, participant, unread);
    }

    /// The same with the part as it is now.
    ConversationForUser with(Participant now) {
        return new ConversationForUser(conversation, now, unread);
    }

    /// @throws RequestRejected for an onlooker: unseen is not there; seen without taking part may only be read
    Participant part() {
        if (participant == null) {
            throw conversation.onlookersRefusal();
        }
        return participant;
    }

    boolean pinned() {
        return participant != null && participant.pinned;
    }

    /// What the lists are ordered by.
    Instant moved() {
        return conversation.lastMessageAt == null ? conversation.createdAt : conversation.lastMessageAt;
    }

    ConversationView view() {
        return ConversationView.builder()
                .id(conversation.id)
                .number(conversation.number)
                .kind(ConversationKind.of(conversation.kind))
                .ownerId(conversation.ownerId)
                .title(conversation.title)
                .description(conversation.description)
                .visibility(conversation.visibility())
                .role(participant == null ? null : participant.role())
                .pinned(pinned())
                .archived(participant != null && participant.archived)
                .seq(conversation.lastSeq)
                .readSeq(participant == null ? 0 : participant.readSeq)
                .unread(unread)
                .messageCount(conversation.messageCount)
                .lastMessageAt(conversation.lastMessageAt)
                .createdAt(conversation.createdAt)
                .updatedAt(updated())
                .build();
    }

    private Instant updated() {
        return participant != null
                        && participant.arrangedAt != null
                        && participant.arrangedAt.isAfter(conversation.updatedAt)
                ? participant.arrangedAt
                : conversation.updatedAt;
    }
}
