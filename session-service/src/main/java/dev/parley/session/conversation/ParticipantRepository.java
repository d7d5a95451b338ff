package dev.parley.session.conversation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Who takes part in what.
@ApplicationScoped
class ParticipantRepository implements PanacheRepositoryBase<Participant, Participant.Key> {
    Optional<Participant> of(UUID conversation, UUID person) {
        return findByIdOptional(new Participant.Key(conversation, person));
    }
}
