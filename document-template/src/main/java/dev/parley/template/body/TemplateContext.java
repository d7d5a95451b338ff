package dev.parley.template.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Template;
import dev.parley.template.interview.AnswerFormatter;
import dev.parley.template.interview.Steps;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a body is filled with: every question is there, [ShownAnswer#NOTHING] where it was not asked or left out.
final class TemplateContext {
    private final Answers answers;
    private final Steps steps;

    private TemplateContext(Template template, Answers answers) {
        this.answers = answers;
        this.steps = new Steps(template);
    }

    static Row of(Template template, Answers answers, LocalDate day) {
        var filling = new TemplateContext(template, answers);
        var values = new HashMap<String, Object>();
        for (var question : template.questions()) {
            values.put(question.id(), filling.value(question));
        }
        values.put("session", new Row(Map.of("date", AnswerFormatter.date(day))));
        return new Row(values);
    }

    private Object value(Question question) {
        if (!steps.isAsked(question, answers)) {
            return question.type() == QuestionType.GROUPS ? List.of() : shown(question, null);
        }
        return question.type() == QuestionType.GROUPS ? groups(question) : shown(question, answers.get(question.id()));
    }

    private List<Row> groups(Question groups) {
        var rows = new ArrayList<Row>();
        for (var number = 1; number <= steps.count(groups, answers); number++) {
            var row = new HashMap<String, Object>();
            for (var field : groups.fields()) {
                row.put(field.id(), shown(field, answers.get(Steps.path(groups, number, field.id()))));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private static Object shown(Question question, @Nullable JsonNode value) {
        if (value == null) {
            return question.type() == QuestionType.MULTIPLE_CHOICE ? List.of() : ShownAnswer.NOTHING;
        }
        return switch (question.type()) {
            case YES_NO -> value.asBoolean();
            case MULTIPLE_CHOICE -> {
                var chosen = new ArrayList<ShownAnswer>();
                var labels = AnswerFormatter.labels(question, value);
                for (var i = 0; i < labels.size(); i++) {
                    chosen.add(new ShownAnswer(labels.get(i), value.get(i).asText()));
                }
                yield chosen;
            }
            default -> new ShownAnswer(AnswerFormatter.of(question, value), value.asText());
        };
    }
}
