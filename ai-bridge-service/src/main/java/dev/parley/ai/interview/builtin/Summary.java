package dev.parley.ai.interview.builtin;

import dev.parley.session.contract.document.AskedQuestion.Answered;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Template;
import dev.parley.template.interview.AnswerFormatter;
import dev.parley.template.interview.Steps;
import java.util.ArrayList;
import java.util.List;

/// All answers, one line each, for somebody to look at.
final class Summary {
    private Summary() {}

    static List<Answered> of(Template template, Steps steps, Answers answers) {
        var lines = new ArrayList<Answered>();
        for (var question : template.questions()) {
            if (!steps.isAsked(question, answers)) {
                continue;
            }
            if (question.type() == QuestionType.GROUPS) {
                groups(question, steps, answers, lines);
            } else {
                line(question.id(), question.label(), question, answers, lines);
            }
        }
        return lines;
    }

    private static void groups(Question groups, Steps steps, Answers answers, List<Answered> lines) {
        for (var number = 1; number <= steps.count(groups, answers); number++) {
            for (var field : groups.fields()) {
                line(
                        Steps.path(groups, number, field.id()),
                        groups.item() + " " + number + ", " + field.label(),
                        field,
                        answers,
                        lines);
            }
        }
    }

    private static void line(String path, String label, Question question, Answers answers, List<Answered> lines) {
        var value = answers.get(path);
        var text = value != null && answers.isAnswered(path) ? AnswerFormatter.of(question, value) : "–";
        lines.add(new Answered(path, label, text));
    }
}
