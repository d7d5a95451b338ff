package dev.parley.session.document;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Documents, of whoever the transaction acts for.
@ApplicationScoped
class DocumentRepository implements PanacheRepositoryBase<Document, UUID> {
    /// By our own id, or the one an AI service has given it.
    Optional<Document> known(UUID person, String id) {
        return find("userId = ?1 and (cast(id as string) = ?2 or externalId = ?2) order by id", person, id)
                .page(0, 1)
                .firstResultOptional();
    }

    boolean madeSince(UUID person, Instant moment) {
        return count("userId = ?1 and createdAt > ?2", person, moment) > 0;
    }
}
