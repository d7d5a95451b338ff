package dev.parley.gateway.rest.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.rest.CurrentUser;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The templates of documents: listed to everybody who has signed in, managed by people with the role `admin`.
@Path("/api/v1/document-templates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
class DocumentTemplatesResource {
    private final CurrentUser currentUser;
    private final SessionService session;

    DocumentTemplatesResource(CurrentUser currentUser, SessionService session) {
        this.currentUser = currentUser;
        this.session = session;
    }

    /// As it is listed; `id` is what a client names it by. `warnings` are for who has stored it; null: none.
    record Listed(
            String id,
            String title,
            String description,
            int version,
            @Nullable JsonNode questions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> warnings) {
        static Listed of(TemplateView template) {
            return new Listed(
                    template.id(),
                    template.title(),
                    template.description(),
                    template.version(),
                    template.questions(),
                    template.warnings());
        }
    }

    record All(List<Listed> templates) {}

    @GET
    public All list() {
        var all = session.actingFor(person(), peer -> peer.documentTemplates().list());
        return new All(all.templates().stream().map(Listed::of).toList());
    }

    /// The newest version with its body, to be changed and stored again.
    @GET
    @Path("/{template}")
    public TemplateView get(@PathParam("template") String template) {
        return session.actingFor(person(), peer -> peer.documentTemplates().newest(template));
    }

    @PUT
    @Path("/{template}")
    public Listed store(@PathParam("template") String template, @Nullable JsonNode json) {
        if (json == null || !json.isObject()) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "The body is a template as JSON");
        }
        return Listed.of(
                session.actingFor(person(), peer -> peer.documentTemplates().store(template, json)));
    }

    @DELETE
    @Path("/{template}")
    public void withdraw(@PathParam("template") String template) {
        session.actingFor(person(), peer -> {
            peer.documentTemplates().withdraw(template);
            return null;
        });
    }

    private UUID person() {
        return currentUser.member().person().id();
    }
}
