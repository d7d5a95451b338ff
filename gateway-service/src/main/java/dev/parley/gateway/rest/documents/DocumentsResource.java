package dev.parley.gateway.rest.documents;

import dev.parley.gateway.limits.Turns;
import dev.parley.gateway.rendering.Renderings;
import dev.parley.gateway.rest.CurrentUser;
import dev.parley.gateway.rest.SignedIn;
import dev.parley.gateway.session.SessionService;
import dev.parley.rendering.contract.DocumentFormat;
import dev.parley.session.contract.document.DocumentView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One's finished documents (docs/dialects/documents.md). Anybody else's is `not_found`.
@Path("/documents")
@SignedIn(inAddress = true)
@RunOnVirtualThread
class DocumentsResource {
    private final CurrentUser currentUser;
    private final SessionService session;
    private final Renderings renderings;
    private final Turns turns;

    /// How many are rendered at a time.
    @ConfigMapping(prefix = "gateway.export")
    interface ExportConfig extends Turns.Bounds {
        /// Exports of one person under way at a time, at one gateway.
        @Override
        @WithDefault("1")
        int perPerson();

        /// Exports of all people under way at a time, at one gateway.
        @Override
        @WithDefault("8")
        int inAll();

        /// Exports one person has asked for, waiting ones included; further ones are refused.
        @Override
        @WithDefault("8")
        int waitingPerPerson();

        /// How long a request waits for its turn before it is refused.
        @Override
        @WithDefault("30s")
        Duration patience();
    }

    DocumentsResource(CurrentUser currentUser, SessionService session, Renderings renderings, ExportConfig config) {
        this.turns = new Turns(config);
        this.currentUser = currentUser;
        this.session = session;
        this.renderings = renderings;
    }

    /// As it is told; `content` is Markdown.
    record Told(
            String id,
            String sessionId,
            @Nullable String templateId,
            @Nullable Integer templateVersion,
            String title,
            String content,
            Instant createdAt) {}

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Told get(@PathParam("id") String id) {
        var document = read(id);
        return new Told(
                document.id(),
                document.sessionId().toString(),
                document.templateId(),
                document.templateVersion(),
                document.title(),
                document.content(),
                document.createdAt());
    }

    @GET
    @Path("/{id}/export")
    public Response export(@PathParam("id") String id, @QueryParam("format") @DefaultValue("md") String format) {
        var document = read(id);
        var file = switch (format) {
            case "md" ->
                new File("md", "text/markdown;charset=utf-8", document.content().getBytes(StandardCharsets.UTF_8));
            case "html" -> rendered(document, DocumentFormat.HTML, "html");
            case "pdf" -> rendered(document, DocumentFormat.PDF, "pdf");
            case "word" -> rendered(document, DocumentFormat.WORD, "docx");
            default -> throw new RequestRejected(ErrorCode.BAD_REQUEST, "The format has to be md, html, pdf or word");
        };
        var name = FileName.of(document.title(), file.extension);
        return Response.ok(file.bytes)
                .type(file.mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.disposition())
                // Somebody's own, and for nobody's cache in between.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private record File(String extension, String mediaType, byte[] bytes) {}

    private File rendered(DocumentView document, DocumentFormat format, String extension) {
        var bytes = turns.inTurn(
                currentUser.member().person().id(),
                () -> renderings.render(format, document.title(), document.content()));
        return new File(extension, format.mediaType, bytes);
    }

    private DocumentView read(String id) {
        var person = currentUser.member().person().id();
        return session.actingFor(person, peer -> peer.documents().get(id));
    }
}
