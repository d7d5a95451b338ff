package dev.parley.session.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.session.contract.document.DocumentTemplatesApi;
import dev.parley.session.contract.document.TemplateList;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.person.PersonView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.identity.ActorTransactions;
import dev.parley.session.identity.Caller;
import dev.parley.session.person.People;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Templates over REST: everybody reads, people with the role `admin` write.
class DocumentTemplatesResource implements DocumentTemplatesApi {
    private static final String ADMIN = "admin";

    private final ActorTransactions actorTransactions;
    private final Caller caller;
    private final People people;
    private final DocumentTemplates templates;
    private final DocumentSessionRepository sessions;

    DocumentTemplatesResource(
            ActorTransactions actorTransactions,
            Caller caller,
            People people,
            DocumentTemplates templates,
            DocumentSessionRepository sessions) {
        this.actorTransactions = actorTransactions;
        this.caller = caller;
        this.people = people;
        this.templates = templates;
        this.sessions = sessions;
    }

    @Override
    public TemplateList list() {
        return actorTransactions.asCaller(true, () -> new TemplateList(templates.offered()));
    }

    @Override
    public TemplateView newest(String id) {
        return actorTransactions.asCaller(
                true,
                () -> templates
                        .newest(id)
                        .map(template -> template.view(true))
                        .or(() -> begun(id))
                        .orElseThrow(DocumentTemplates::unknown));
    }

    private Optional<TemplateView> begun(String id) {
        return caller.person()
                .flatMap(person -> sessions.templateOfUnfinished(person, id))
                .map(version -> templates.version(id, version));
    }

    @Override
    public TemplateView version(String id, int version) {
        return actorTransactions.asCaller(true, () -> templates.version(id, version));
    }

    @Override
    public TemplateView store(String id, @Nullable JsonNode text) {
        var admin = caller.someone();
        var template = text instanceof ObjectNode named && !named.has("id")
                ? named.deepCopy().put("id", id)
                : text;
        if (template == null || !template.path("id").asText(id).equals(id)) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The template's id is not the one in the address");
        }
        var warnings = DocumentTemplates.check(template);
        return actorTransactions.asService(() -> {
            mustBeAdmin(admin);
            return templates.store(template, admin).warning(warnings);
        });
    }

    @Override
    public void withdraw(String id) {
        var admin = caller.someone();
        actorTransactions.asService(() -> {
            mustBeAdmin(admin);
            templates.withdraw(id);
            return null;
        });
    }

    private void mustBeAdmin(UUID person) {
        if (people.find(person).map(PersonView::role).filter(ADMIN::equals).isEmpty()) {
            throw new RequestRejected(ErrorCode.FORBIDDEN, "Only somebody with the role admin may do this");
        }
    }
}
