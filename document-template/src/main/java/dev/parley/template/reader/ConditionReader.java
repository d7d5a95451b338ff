package dev.parley.template.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Answers;
import dev.parley.template.Condition;
import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Question;
import dev.parley.template.interview.AnswerParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads when a question is asked.
final class ConditionReader {
    private static final Set<String> ALONE = Set.of("all", "any", "not");
    private static final Set<String> OF_A_QUESTION = Set.of("equals", "in", "answered");
    private static final Set<String> FIELDS = Set.of("all", "any", "not", "equals", "in", "answered", "question");

    private final List<Fault> faults;
    private final Map<String, Question> earlier;

    ConditionReader(List<Fault> faults, Map<String, Question> earlier) {
        this.faults = faults;
        this.earlier = earlier;
    }

    Condition condition(JsonNode json, String where) {
        known(json, where);
        if (json.has("all")) {
            return new Condition.All(conditions(json.get("all"), where + ".all"));
        } else if (json.has("any")) {
            return new Condition.Any(conditions(json.get("any"), where + ".any"));
        } else if (json.has("not")) {
            return new Condition.Not(condition(json.get("not"), where + ".not"));
        }
        var id = json.path("question").asText("");
        var question = earlier.get(id);
        if (question == null) {
            fault(where, "names no earlier question: " + id);
            return new Condition.Answered(id, true);
        }
        if (json.has("equals")) {
            return new Condition.Equal(id, expected(question, json.get("equals"), where + ".equals"));
        } else if (json.path("in").isArray()) {
            var values = new ArrayList<JsonNode>();
            json.get("in").forEach(each -> values.add(expected(question, each, where + ".in")));
            if (values.isEmpty()) {
                fault(where + ".in", "has to have a value: nobody would be asked");
            }
            return new Condition.In(id, values);
        } else if (json.has("answered")) {
            return new Condition.Answered(id, new Fields(json, where, faults).flag("answered", true));
        }
        fault(where, "has to say equals, in, answered, all, any or not");
        return new Condition.Answered(id, true);
    }

    private List<Condition> conditions(JsonNode json, String where) {
        var conditions = new ArrayList<Condition>();
        for (var i = 0; i < json.size() && json.isArray(); i++) {
            conditions.add(condition(json.get(i), where + "[" + i + "]"));
        }
        if (conditions.isEmpty()) {
            fault(where, "has to be an array of conditions");
        }
        return conditions;
    }

    /// A value the question can never have would make a question that is never asked.
    private JsonNode expected(Question question, JsonNode value, String where) {
        if (AnswerParser.check(question, value, Answers.NONE, null) instanceof AnswerParser.Good(var good)) {
            return good;
        }
        fault(where, "can never be the answer to " + question.id());
        return value;
    }

    /// Of two conditions in one place, only one would be looked at.
    private void known(JsonNode json, String where) {
        new Fields(json, where, faults).known(FIELDS);
        var alone = ALONE.stream().filter(json::has).count();
        var ofOne = OF_A_QUESTION.stream().filter(json::has).count();
        if (alone + ofOne > 1 || alone == 1 && json.has("question")) {
            fault(where, "says more than one thing; all or any joins them");
        }
    }

    private void fault(String where, String message) {
        faults.add(new Fault(where, message));
    }
}
