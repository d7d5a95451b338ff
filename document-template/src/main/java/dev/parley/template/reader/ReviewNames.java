package dev.parley.template.reader;

import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.answer.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What answers are called in the review: whoever wants to change one names it, so that no two may be called alike.
final class ReviewNames {
    /// Whose each is.
    private final Map<String, String> names = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private ReviewNames() {}

    static List<Fault> check(List<Question> questions) {
        var all = new ReviewNames();
        for (var i = 0; i < questions.size(); i++) {
            all.look(questions.get(i), "questions[" + i + "]");
        }
        return all.faults;
    }

    private void look(Question question, String where) {
        if (question.type() != QuestionType.GROUPS) {
            take(question.label(), question.id(), where);
            return;
        }
        for (var i = 0; i < question.fields().size(); i++) {
            var field = question.fields().get(i);
            take(
                    question.item() + " 1, " + field.label(),
                    question.id() + "." + field.id(),
                    where + ".fields[" + i + "]");
        }
    }

    private void take(String name, String id, String where) {
        var other = names.putIfAbsent(Choice.said(name), id);
        if (other != null && !other.equals(id)) {
            faults.add(new Fault(where + ".label", "has to be a label of its own, also in small letters"));
        }
    }
}
