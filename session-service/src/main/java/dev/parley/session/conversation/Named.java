package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import java.time.Instant;
import java.util.UUID;

/// A person with its part in a conversation; `part` is null when it takes none (any longer).
record Named(UUID person, Participant part, long number, String name, String imageUrl) {
    ParticipantView view() {
        return new ParticipantView(person, number, name, imageUrl, part.role(), part.readSeq, part.joinedAt);
    }

    /// As it was told when it joined, where it is gone since.
    ParticipantView view(ParticipantRole role, Instant joined) {
        return part == null ? new ParticipantView(person, number, name, imageUrl, role, 0, joined) : view();
    }
}
