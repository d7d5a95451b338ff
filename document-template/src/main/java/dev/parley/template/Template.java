package dev.parley.template;

import java.util.List;
import java.util.Optional;

/// What a document is made by: the questions, in the order they are asked, and the text, Markdown with Qute's
/// placeholders (see [dev.parley.template.body.Body]). `reader.TemplateReader` reads it, and vouches for all of it.
public record Template(String id, String title, String description, List<Question> questions, String body) {
    public Template {
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(String wanted) {
        return questions.stream()
                .filter(question -> question.id().equals(wanted))
                .findFirst();
    }
}
