package dev.parley.session.person;

import dev.parley.session.contract.person.Revocation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// Tokens that count no longer.
@Entity
@Immutable
@Table(name = "revocation")
class StoredRevocation {
    @Id
    UUID id;

    @Column(name = "person_id")
    UUID personId;

    /// Null: all of the person's issued up to `at`.
    @Column(name = "token_id")
    @Nullable
    String tokenId;

    Instant at;

    protected StoredRevocation() {}

    StoredRevocation(UUID id, UUID personId, @Nullable String tokenId, Instant at) {
        this.id = id;
        this.personId = personId;
        this.tokenId = tokenId;
        this.at = at;
    }

    Revocation view() {
        return new Revocation(personId, tokenId, at);
    }
}
