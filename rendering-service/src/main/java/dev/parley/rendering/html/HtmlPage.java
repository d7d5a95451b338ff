package dev.parley.rendering.html;

import dev.parley.rendering.markdown.ReadDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.HtmlRenderer;

/// Writes a document as one page that needs nothing else. It is well-formed XML too, which the PDF is made from.
@ApplicationScoped
public class HtmlPage {
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> new Directions())
            .build();
    private final String screen = Resource.text("screen.css");

    public byte[] write(ReadDocument document) {
        return ("<!DOCTYPE html>\n" + page(document, screen)).getBytes(StandardCharsets.UTF_8);
    }

    /// The page in another dress, without a document type.
    public String page(ReadDocument document, String stylesheet) {
        return """
            <html lang="%s">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%s</title>
            <style>
            %s</style>
            </head>
            <body>
            <main>
            %s</main>
            </body>
            </html>
            """.formatted(
                        document.language(), escaped(document.title()), stylesheet, renderer.render(document.body()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
