package dev.parley.session.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A durable change that is not the birth of a message.
@Entity
@Immutable
@Table(name = "change")
class ChangeEntry {
    @Id
    UUID id;

    @Column(name = "conversation_id")
    UUID conversationId;

    long seq;

    String kind;

    /// The person it is about; null: it is about none.
    @Column(name = "user_id")
    @Nullable
    UUID userId;

    /// See [ChangeJson].
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    protected ChangeEntry() {}

    ChangeEntry(UUID id, UUID conversationId, long seq, String kind, @Nullable UUID userId, String body) {
        this.id = id;
        this.conversationId = conversationId;
        this.seq = seq;
        this.kind = kind;
        this.userId = userId;
        this.body = body;
    }
}
