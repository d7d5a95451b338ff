package dev.parley.session.contract.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a template. `questions` and `body` are as they were imported (docs/documents.md); `body` is null in a
/// list. `warnings` say to who has stored it what it cannot do; null: nothing is to be said.
public record TemplateView(
        String id,
        int version,
        String title,
        String description,
        @Nullable JsonNode questions,
        @Nullable JsonNode body,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> warnings) {
    /// A JSON null is none.
    public TemplateView {
        questions = questions == null || questions.isNull() ? null : questions;
        body = body == null || body.isNull() ? null : body;
    }

    public TemplateView warning(List<String> of) {
        return of.isEmpty()
                ? this
                : new TemplateView(id, version, title, description, questions, body, createdAt, List.copyOf(of));
    }
}
