package dev.parley.template.reader;

import dev.parley.template.Question;
import dev.parley.template.Template;
import dev.parley.template.body.Drawn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The letters of a template itself that a PDF shows as boxes. No fault, as HTML and Word files may show them; whoever
/// stores it is told.
public final class UndrawnLetters {
    /// Places that are told.
    private static final int TOLD = 20;

    private final Set<Integer> seen = new HashSet<>();
    private final List<String> places = new ArrayList<>();

    private UndrawnLetters() {}

    /// The first places where each stands, in sentences; empty: all can be drawn.
    public static List<String> of(Template template) {
        var all = new UndrawnLetters();
        all.choices(template.questions(), "questions");
        var line = 0;
        for (var each : (Iterable<String>) template.body().lines()::iterator) {
            line++;
            all.look("body line " + line, each);
        }
        return all.places.stream().limit(TOLD).toList();
    }

    /// A document has the labels of what was chosen.
    private void choices(List<Question> questions, String where) {
        for (var i = 0; i < questions.size(); i++) {
            var question = questions.get(i);
            var at = where + "[" + i + "]";
            for (var choice = 0; choice < question.choices().size(); choice++) {
                look(
                        at + ".choices[" + choice + "]",
                        question.choices().get(choice).label());
            }
            choices(question.fields(), at + ".fields");
        }
    }

    private void look(String where, String text) {
        var news = Drawn.without(text)
                .codePoints()
                .filter(seen::add)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        if (!news.isEmpty()) {
            places.add(where + ": a PDF cannot show “" + news + "” and has boxes there; Word and HTML files can");
        }
    }
}
