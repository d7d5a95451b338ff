package dev.parley.rendering.desk;

import dev.parley.rendering.contract.DocumentFormat;
import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.contract.RenderingApi;
import dev.parley.rendering.html.HtmlPage;
import dev.parley.rendering.markdown.DocumentReader;
import dev.parley.rendering.markdown.ReadDocument;
import dev.parley.rendering.pdf.PdfFile;
import dev.parley.rendering.word.WordFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// Takes documents and answers files.
class RenderingResource implements RenderingApi {
    private final RenderingDesk desk;
    private final DocumentReader reader;
    private final HtmlPage html;
    private final PdfFile pdf;
    private final WordFile word;
    private final RenderingMetrics metrics;

    RenderingResource(
            RenderingDesk desk,
            DocumentReader reader,
            HtmlPage html,
            PdfFile pdf,
            WordFile word,
            RenderingMetrics metrics) {
        this.desk = desk;
        this.reader = reader;
        this.html = html;
        this.pdf = pdf;
        this.word = word;
        this.metrics = metrics;
    }

    @Override
    @RunOnVirtualThread
    public byte[] render(DocumentFormat format, @Nullable DocumentText text) {
        return metrics.timed(format, () -> desk.render(() -> write(format, reader.read(text))));
    }

    private byte[] write(DocumentFormat format, ReadDocument document) throws Exception {
        return switch (format) {
            case HTML -> html.write(document);
            case PDF -> pdf.write(document);
            case WORD -> word.write(document);
        };
    }

    /// The path says the type, which no annotation can.
    @ServerResponseFilter
    void type(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof byte[] file) {
            var format = DocumentFormat.fromString(
                    request.getUriInfo().getPathParameters().getFirst("format"));
            response.setEntity(file, new Annotation[0], MediaType.valueOf(format.mediaType));
        }
    }
}
