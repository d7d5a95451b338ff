package dev.parley.template.body;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.Samples;
import dev.parley.template.Template;
import dev.parley.template.reader.TemplateReader;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// What becomes of a body with one question `q`, of the type `long_text`.
final class Rendered {
    private static final List<Question> QUESTIONS =
            TemplateReader.read(Samples.json("""
                    {"id": "q", "title": "Q", "description": "One question",
                     "questions": [{"id": "q", "text": "What?", "type": "long_text"}], "body": "{q}"}
                    """)).questions();

    private Rendered() {}

    /// `answer` null: it is left out.
    static String markdown(String body, String answer) {
        var template = new Template("q", "Q", "One question", QUESTIONS, body);
        var json = JsonNodeFactory.instance.objectNode().put("q", answer);
        return Body.render(template, Answers.of(json), Samples.TODAY);
    }

    static String html(String body, String answer) {
        var tables = List.of(TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .escapeHtml(true)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown(body, answer)));
    }

    /// Without tags, spaces and what cannot be seen.
    static String words(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("[\\p{Cf}]", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }
}
