package dev.parley.session.conversation;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.person.ExternalId;
import dev.parley.session.contract.person.KnownPeople.KnownPerson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person with its part in a conversation; `part` is null when it takes none (any longer).
@RegisterForReflection
record NamedParticipant(
        UUID person,
        @Nullable Participant part,
        long number,
        @Nullable String name,
        @Nullable String imageUrl,
        @Nullable String role,
        String issuer,
        String subject) {
    NamedParticipant(
            UUID person,
            long number,
            @Nullable String name,
            @Nullable String imageUrl,
            @Nullable String role,
            String issuer,
            String subject) {
        this(person, null, number, name, imageUrl, role, issuer, subject);
    }

    /// As those know it who see what it has said.
    KnownPerson known() {
        return new KnownPerson(person, number, name, imageUrl, role, null, ExternalId.of(issuer, subject));
    }

    /// The conversation it was found in, for who was found by its part.
    UUID conversation() {
        return taken().conversationId;
    }

    private Participant taken() {
        return Objects.requireNonNull(part, "Takes no part");
    }

    /// Of who was found by its part.
    ParticipantView view() {
        var own = taken();
        return view(own.role(), own.readSeq, own.readAt, own.joinedAt);
    }

    /// As it was told when it joined, where it is gone since.
    ParticipantView view(ParticipantRole role, Instant joined) {
        return part == null ? view(role, 0, null, joined) : view();
    }

    private ParticipantView view(ParticipantRole part, long readSeq, @Nullable Instant readAt, Instant joined) {
        return new ParticipantView(
                person, number, name, imageUrl, part, readSeq, readAt, joined, role, ExternalId.of(issuer, subject));
    }
}
