package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// One version of a template. `questions` and `body` are as they were imported (docs/documents.md); `body` is null in a
/// list.
public record TemplateView(
        String id,
        int version,
        String title,
        String description,
        JsonNode questions,
        JsonNode body,
        Instant createdAt) {
    /// A JSON null is none.
    public TemplateView {
        questions = questions == null || questions.isNull() ? null : questions;
        body = body == null || body.isNull() ? null : body;
    }
}
