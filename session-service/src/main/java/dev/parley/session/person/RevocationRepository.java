package dev.parley.session.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// What was revoked, by person and by time.
@ApplicationScoped
class RevocationRepository implements PanacheRepositoryBase<StoredRevocation, UUID> {
    List<StoredRevocation> of(Collection<UUID> people) {
        return people.isEmpty() ? List.of() : list("personId in ?1", people);
    }

    List<StoredRevocation> since(Instant moment) {
        return list("at >= ?1 order by at", moment);
    }

    /// A later one of all the person's tokens says all that an earlier one did.
    void forgetAllBefore(UUID person, Instant moment) {
        delete("personId = ?1 and tokenId is null and at < ?2", person, moment);
    }

    void forgetSingleBefore(Instant moment) {
        delete("tokenId is not null and at < ?1", moment);
    }
}
