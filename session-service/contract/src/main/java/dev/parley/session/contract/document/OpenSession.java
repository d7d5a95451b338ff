package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `newId` is the id of the session if one is begun. `templateId` may be null: any, and where one is begun, the first
/// words choose. `holder` is the connection that speaks in it from now on, to the exclusion of all before; null: none
/// does. `fresh`: a new one is begun in any case; `answers` are those it begins with, by path. Where the person
/// has made a document within `quietMillis`, none is begun; 0: that does not matter.
public record OpenSession(
        UUID newId,
        @Nullable String templateId,
        @Nullable UUID holder,
        boolean fresh,
        boolean review,
        @Nullable JsonNode answers,
        long quietMillis) {
    /// Whatever was made before.
    public OpenSession(
            UUID newId,
            @Nullable String templateId,
            @Nullable UUID holder,
            boolean fresh,
            boolean review,
            @Nullable JsonNode answers) {
        this(newId, templateId, holder, fresh, review, answers, 0);
    }

    /// A JSON null is none.
    public OpenSession {
        answers = answers == null || answers.isNull() ? null : answers;
    }
}
