package dev.parley.ai.interview.builtin;

import dev.parley.template.Answers;
import dev.parley.template.Template;
import dev.parley.template.body.Body;
import dev.parley.template.body.Drawn;
import dev.parley.template.body.Extent;
import java.time.LocalDate;
import java.util.Optional;

/// What stands in the way of exporting the document that answers would make, while it can still be answered otherwise.
final class Exportable {
    private final InterviewConfig config;

    Exportable(InterviewConfig config) {
        this.config = config;
    }

    /// What to tell whose answer has made it too large.
    Optional<String> tooLarge(Template template, Answers now, LocalDate today) {
        var most = new Extent(
                config.maxDocument(),
                config.maxDocumentLines(),
                config.maxDocumentParts(),
                config.maxDocumentDepth(),
                config.maxDocumentColumns());
        return Extent.of(Body.render(template, now, today)).isWithin(most)
                ? Optional.empty()
                : Optional.of(
                        "With this answer the document would be too long. Please say it in fewer words or lines.");
    }

    /// What to tell whose answer has letters that a PDF would show as boxes.
    Optional<String> undrawn(Answers before, Answers now) {
        return letters(before, now)
                .map(letters -> "A PDF of the document cannot show “" + letters
                        + "” and would have boxes there; Word and HTML files can. Say it in other letters, or the same"
                        + " again to leave it so.");
    }

    /// The same of answers that were known before anything was asked.
    Optional<String> undrawn(Answers known) {
        return letters(Answers.NONE, known)
                .map(letters -> "A PDF of the document cannot show “" + letters
                        + "”, which is in what is known already, and will have boxes there; Word and HTML files can.");
    }

    private static Optional<String> letters(Answers before, Answers now) {
        var said = new StringBuilder();
        for (var path : now.paths()) {
            var value = now.get(path);
            if (value != null && value.isTextual() && !value.equals(before.get(path))) {
                said.append(value.textValue());
            }
        }
        return Optional.of(Drawn.without(said.toString())).filter(undrawn -> !undrawn.isEmpty());
    }
}
