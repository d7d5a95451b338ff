package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.StorableText;
import dev.parley.template.InvalidTemplate;
import dev.parley.template.Template;
import dev.parley.template.reader.TemplateReader;
import dev.parley.template.reader.UndrawnLetters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The templates there are. Within a transaction.
@ApplicationScoped
class DocumentTemplates {
    private final DocumentTemplateRepository templates;
    private final DatabaseClock databaseClock;

    DocumentTemplates(DocumentTemplateRepository templates, DatabaseClock databaseClock) {
        this.templates = templates;
        this.databaseClock = databaseClock;
    }

    List<TemplateView> offered() {
        return templates.offered().stream()
                .map(template -> template.view(false))
                .toList();
    }

    /// The newest version, if it is offered.
    Optional<DocumentTemplate> newest(String id) {
        return templates.newest(id).filter(template -> template.withdrawnAt == null);
    }

    TemplateView version(String id, int version) {
        return templates
                .findByIdOptional(new DocumentTemplate.Key(id, version))
                .orElseThrow(DocumentTemplates::unknown)
                .view(true);
    }

    static RequestRejected unknown() {
        return new RequestRejected(ErrorCode.NOT_FOUND, "No such template");
    }

    /// What is to be known of it, in sentences.
    ///
    /// @throws RequestRejected `bad_request` with everything that is wrong with it
    static List<String> check(JsonNode json) {
        Template template;
        try {
            template = TemplateReader.read(json);
        } catch (InvalidTemplate e) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The template cannot be used. " + e.getMessage());
        }
        if (!StorableText.storable(json.toString())) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The template has characters that cannot be stored");
        }
        return UndrawnLetters.of(template);
    }

    /// `json` has been checked; `by` null: it comes with Parley.
    TemplateView store(JsonNode json, @Nullable UUID by) {
        var id = json.path("id").asText();
        templates.hold(id);
        var newest = templates.newest(id);
        if (newest.isPresent()
                && newest.get().withdrawnAt == null
                && newest.get().says(json)) {
            return newest.get().view(true);
        }
        var version = newest.map(template -> template.version).orElse(0) + 1;
        var template = new DocumentTemplate(json, version, by, databaseClock.get());
        templates.persist(template);
        return template.view(true);
    }

    /// One that came with Parley before gives way to the one that comes with it now; what people have made of it, or
    /// withdrawn, stays.
    void ship(JsonNode json) {
        templates.hold(json.path("id").asText());
        var newest = templates.newest(json.path("id").asText());
        if (newest.isEmpty() || newest.get().createdBy == null && newest.get().withdrawnAt == null) {
            store(json, null);
        }
    }

    void withdraw(String id) {
        templates.hold(id);
        newest(id).orElseThrow(DocumentTemplates::unknown).withdrawnAt = databaseClock.get();
    }
}
