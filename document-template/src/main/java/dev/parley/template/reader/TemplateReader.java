package dev.parley.template.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.InvalidTemplate;
import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Template;
import dev.parley.template.answer.Blank;
import dev.parley.template.body.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Reads a template and checks all of it, so that a session never meets one that cannot be finished.
public final class TemplateReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MAX_QUESTIONS = 200;
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 1000;
    private static final int MAX_BODY = 100_000;

    private final List<Fault> faults = new ArrayList<>();

    private TemplateReader() {}

    /// `json` as in docs/documents.md; `body` is one string, or an array of its lines.
    ///
    /// @throws InvalidTemplate with every fault found
    public static Template read(JsonNode json) {
        var reader = new TemplateReader();
        var template = reader.template(json);
        if (reader.faults.isEmpty()) {
            reader.faults.addAll(Body.check(template));
        }
        if (!reader.faults.isEmpty()) {
            throw new InvalidTemplate(reader.faults);
        }
        return template;
    }

    /// One that was read before it was stored. What has come to be refused since then is passed over as it was: a
    /// session that has begun goes on.
    public static Template stored(JsonNode json) {
        return new TemplateReader().template(json);
    }

    private Template template(JsonNode json) {
        if (json == null || !json.isObject()) {
            throw new InvalidTemplate(List.of(new Fault("template", "has to be a JSON object")));
        }
        var id = json.path("id").asText("");
        if (!ID.matcher(id).matches()) {
            fault("id", "has to be 1 to 64 of a-z, 0-9 and -");
        }
        var title = text(json, "title", MAX_TITLE);
        var description = text(json, "description", MAX_DESCRIPTION);
        var questions = new QuestionReader(faults).questions(json.path("questions"));
        if (questions.size() > MAX_QUESTIONS) {
            fault("questions", "are at most " + MAX_QUESTIONS);
        }
        var body = body(json.path("body"));
        if (Blank.is(body) || body.length() > MAX_BODY) {
            fault("body", "has to have 1 to " + MAX_BODY + " characters");
        }
        return new Template(id, title, description, questions, body);
    }

    private String body(JsonNode body) {
        for (var i = 0; i < body.size(); i++) {
            if (!body.path(i).isTextual()) {
                fault("body", "has to be a text, or an array of its lines");
                break;
            }
        }
        return body.isArray()
                ? String.join(
                        "\n",
                        StreamSupport.stream(body.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : body.asText("");
    }

    private String text(JsonNode json, String name, int max) {
        var text = json.path(name).isTextual() ? json.get(name).asText().strip() : "";
        if (Blank.is(text) || text.length() > max) {
            fault(name, "has to have 1 to " + max + " characters");
        }
        return text;
    }

    private void fault(String where, String message) {
        faults.add(new Fault(where, message));
    }
}
