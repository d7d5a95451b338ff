package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.DocumentView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.database.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A finished document, with what made it.
@Entity
@Immutable
@Table(name = "document")
class Document {
    @Id
    UUID id;

    @Column(name = "session_id")
    UUID sessionId;

    @Column(name = "user_id")
    UUID userId;

    /// Null, with its version: an AI service has made it of none.
    @Column(name = "template_id")
    @Nullable
    String templateId;

    @Column(name = "template_version")
    @Nullable
    Integer templateVersion;

    /// The one an AI service has given its own document.
    @Column(name = "external_id")
    @Nullable
    String externalId;

    String title;

    String content;

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode answers;

    @Column(name = "created_at")
    Instant createdAt;

    protected Document() {}

    Document(DocumentSession session, TurnOutcome.NewDocument made, Instant now) {
        this.id = Uuid7.next();
        this.sessionId = session.id;
        this.userId = session.userId;
        this.templateId = session.templateId;
        this.templateVersion = session.templateVersion;
        this.externalId = made.externalId();
        this.title = made.title();
        this.content = made.content();
        this.answers = session.answers;
        this.createdAt = now;
    }

    /// What its owner knows it by.
    String publicId() {
        return externalId == null ? id.toString() : externalId;
    }

    DocumentView view() {
        return new DocumentView(publicId(), sessionId, templateId, templateVersion, title, content, answers, createdAt);
    }
}
