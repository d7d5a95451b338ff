package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.TemplateView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One version of a template.
@Entity
@Table(name = "document_template")
@IdClass(DocumentTemplate.Key.class)
class DocumentTemplate {
    record Key(String id, int version) {}

    @Id
    String id;

    @Id
    int version;

    @Column(updatable = false)
    String title;

    @Column(updatable = false)
    String description;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    JsonNode questions;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    JsonNode body;

    /// Null: it comes with Parley.
    @Column(name = "created_by", updatable = false)
    @Nullable
    UUID createdBy;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "withdrawn_at")
    @Nullable
    Instant withdrawnAt;

    protected DocumentTemplate() {}

    /// `json` has been checked.
    DocumentTemplate(JsonNode json, int version, @Nullable UUID createdBy, Instant createdAt) {
        this.id = json.path("id").asText();
        this.version = version;
        this.title = json.path("title").asText().strip();
        this.description = json.path("description").asText().strip();
        this.questions = json.path("questions");
        this.body = json.path("body");
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    boolean says(JsonNode json) {
        return title.equals(json.path("title").asText().strip())
                && description.equals(json.path("description").asText().strip())
                && questions.equals(json.path("questions"))
                && body.equals(json.path("body"));
    }

    TemplateView view(boolean withBody) {
        return new TemplateView(id, version, title, description, questions, withBody ? body : null, createdAt, null);
    }
}
