package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A person with its part in a conversation; `part` is null when it takes none (any longer).
@RegisterForReflection
record NamedParticipant(
        UUID person,
        Participant part,
        long number,
        String name,
        String imageUrl,
        String role,
        String issuer,
        String subject) {
    NamedParticipant(
            UUID person, long number, String name, String imageUrl, String role, String issuer, String subject) {
        this(person, null, number, name, imageUrl, role, issuer, subject);
    }

    /// As those know it who see what it has said.
    KnownPerson known() {
        return new KnownPerson(person, number, name, imageUrl, role, null, ExternalId.of(issuer, subject));
    }

    ParticipantView view() {
        return view(part.role(), part.readSeq, part.readAt, part.joinedAt);
    }

    /// As it was told when it joined, where it is gone since.
    ParticipantView view(ParticipantRole role, Instant joined) {
        return part == null ? view(role, 0, null, joined) : view();
    }

    private ParticipantView view(ParticipantRole part, long readSeq, Instant readAt, Instant joined) {
        return new ParticipantView(
                person, number, name, imageUrl, part, readSeq, readAt, joined, role, ExternalId.of(issuer, subject));
    }
}
