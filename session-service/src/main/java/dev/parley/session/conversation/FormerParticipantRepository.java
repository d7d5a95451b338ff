package dev.parley.session.conversation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Who took part in what once. The service's own.
@ApplicationScoped
class FormerParticipantRepository implements PanacheRepositoryBase<FormerParticipant, Participant.Key> {
    Optional<FormerParticipant> takeOut(UUID conversation, UUID person) {
        var former = findByIdOptional(new Participant.Key(conversation, person));
        former.ifPresent(this::delete);
        return former;
    }
}
