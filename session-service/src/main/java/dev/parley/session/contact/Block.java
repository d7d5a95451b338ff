package dev.parley.session.contact;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// A person wants to have nothing to do with another.
@Entity
@Immutable
@IdClass(Block.Key.class)
class Block {
    record Key(UUID personId, UUID otherId) {}

    @Id
    @Column(name = "person_id")
    UUID personId;

    @Id
    @Column(name = "other_id")
    UUID otherId;

    @Column(name = "created_at")
    Instant createdAt;

    protected Block() {}

    Block(UUID personId, UUID otherId, Instant now) {
        this.personId = personId;
        this.otherId = otherId;
        this.createdAt = now;
    }
}
