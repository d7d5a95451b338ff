package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.answer.Choice;
import dev.parley.template.interview.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the questions of a template; what is wrong with them becomes faults.
final class QuestionReader {
    /// Beside them, `session` is what a body may ask of the session, and `review` is asked at its end.
    private static final Set<String> RESERVED = Set.of("session", "review", "template");

    private static final Set<String> FIELDS = Set.of(
            "id",
            "label",
            "text",
            "help",
            "type",
            "required",
            "default",
            "choices",
            "currency",
            "validation",
            "ask_if",
            "item",
            "fields",
            "min",
            "max");
    private static final Set<String> RULES =
            Set.of("min", "max", "min_length", "max_length", "pattern", "after", "not_before", "reason");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final int MAX_TEXT = 2000;
    private static final int MAX_CHOICES = 100;
    private static final int MAX_FIELDS = 20;
    private static final int MAX_GROUPS = 50;

    private final List<Fault> faults;

    QuestionReader(List<Fault> faults) {
        this.faults = faults;
    }

    List<Question> questions(JsonNode json) {
        if (!json.isArray() || json.isEmpty()) {
            faults.add(new Fault("questions", "has to be an array with at least one question"));
            return List.of();
        }
        return questions(json, "questions", true);
    }

    private List<Question> questions(JsonNode json, String where, boolean mayNest) {
        var read = new ArrayList<Question>();
        var earlier = new HashMap<String, Question>();
        for (var i = 0; i < json.size(); i++) {
            var question = question(json.get(i), where + "[" + i + "]", mayNest ? earlier : Map.of(), mayNest);
            if (earlier.put(question.id(), question) != null) {
                faults.add(new Fault(where + "[" + i + "].id", "is there twice: " + question.id()));
            }
            read.add(question);
        }
        return read;
    }

    private Question question(JsonNode json, String where, Map<String, Question> earlier, boolean mayNest) {
        known(json, where, FIELDS);
        known(json.path("validation"), where + ".validation", RULES);
        var id = json.path("id").asText("");
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            fault(
                    where + ".id",
                    "has to be 1 to 64 of a-z, 0-9 and _, begin with a letter, and not be one of "
                            + "session, review, template");
        }
        var text = json.path("text").asText("").strip();
        if (text.isEmpty() || text.length() > MAX_TEXT) {
            fault(where + ".text", "has to have 1 to " + MAX_TEXT + " characters");
        }
        var type = QuestionType.of(json.path("type").asText("text")).orElse(null);
        if (type == null || type == QuestionType.GROUPS && !mayNest) {
            fault(
                    where + ".type",
                    "has to be one of " + QuestionType.all() + (type == null ? "" : ", and groups hold no groups"));
            type = QuestionType.TEXT;
        }
        var groups = type == QuestionType.GROUPS;
        var question = new Question(
                id,
                json.path("label").asText(id.replace('_', ' ')),
                text,
                json.path("help").textValue(),
                type,
                json.path("required").asBoolean(true),
                json.get("default"),
                choices(json.path("choices"), where + ".choices", type),
                currency(json.path("currency").textValue(), where),
                validation(json.path("validation"), where + ".validation", earlier),
                json.has("ask_if") ? condition(json.get("ask_if"), where + ".ask_if", earlier) : null,
                json.path("item").asText(groups ? "entry" : null),
                groups ? fields(json.path("fields"), where + ".fields") : List.of(),
                json.path("min").asInt(groups && json.path("required").asBoolean(true) ? 1 : 0),
                json.path("max").asInt(MAX_GROUPS));
        if (groups
                && (question.min() < 0
                        || question.max() < Math.max(1, question.min())
                        || question.max() > MAX_GROUPS)) {
            fault(where, "min and max have to be 0 ≤ min ≤ max ≤ " + MAX_GROUPS);
        }
        checkDefault(question, where);
        return question;
    }

    private void checkDefault(Question question, String where) {
        if (question.defaultValue() != null
                && (question.type() == QuestionType.GROUPS
                        || Values.check(question, question.defaultValue(), Answers.NONE, null) instanceof Values.Bad)) {
            fault(where + ".default", "has to be an answer to the question");
        }
    }

    private List<Question> fields(JsonNode json, String where) {
        if (!json.isArray() || json.isEmpty() || json.size() > MAX_FIELDS) {
            fault(where, "has to be an array of 1 to " + MAX_FIELDS + " questions");
            return List.of();
        }
        var fields = questions(json, where, false);
        if (fields.stream().anyMatch(field -> field.id().equals("more") || field.askIf() != null)) {
            fault(where, "a field has no ask_if, and is not called more");
        }
        return fields;
    }

    private List<Choice> choices(JsonNode json, String where, QuestionType type) {
        if (type != QuestionType.CHOICE && type != QuestionType.MULTIPLE_CHOICE) {
            return List.of();
        }
        if (!json.isArray() || json.isEmpty() || json.size() > MAX_CHOICES) {
            fault(where, "has to be an array of 1 to " + MAX_CHOICES + " choices");
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        var values = new HashSet<String>();
        for (var each : json) {
            var value = each.isTextual() ? each.asText() : each.path("value").asText("");
            var label = each.isTextual() ? each.asText() : each.path("label").asText(value);
            if (value.isBlank() || !values.add(value)) {
                fault(where, "each has to have a value of its own");
            }
            choices.add(new Choice(value, label));
        }
        return choices;
    }

    private String currency(String code, String where) {
        try {
            return code == null ? null : Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            fault(where + ".currency", "has to be a code of ISO 4217");
            return null;
        }
    }

    private Validation validation(JsonNode json, String where, Map<String, Question> earlier) {
        if (json.isMissingNode()) {
            return Validation.NONE;
        }
        var pattern = json.path("pattern").textValue();
        try {
            if (pattern != null) {
                Pattern.compile(pattern);
            }
        } catch (PatternSyntaxException e) {
            fault(where + ".pattern", "is no regular expression: " + e.getDescription());
            pattern = null;
        }
        return new Validation(
                number(json, "min"),
                number(json, "max"),
                length(json, "min_length"),
                length(json, "max_length"),
                pattern,
                date(json, "after", where, earlier),
                date(json, "not_before", where, earlier),
                json.path("reason").textValue());
    }

    private static BigDecimal number(JsonNode json, String name) {
        return json.path(name).isNumber() ? json.get(name).decimalValue() : null;
    }

    private static Integer length(JsonNode json, String name) {
        return json.path(name).isInt() ? json.get(name).intValue() : null;
    }

    private String date(JsonNode json, String name, String where, Map<String, Question> earlier) {
        var reference = json.path(name).textValue();
        if (reference == null || reference.equals(Validation.TODAY)) {
            return reference;
        }
        var question = earlier.get(reference);
        if (question == null || question.type() != QuestionType.DATE) {
            fault(where + "." + name, "has to be today, or the id of an earlier question for a date");
            return null;
        }
        return reference;
    }

    private Condition condition(JsonNode json, String where, Map<String, Question> earlier) {
        if (json.has("all")) {
            return new Condition.All(conditions(json.get("all"), where + ".all", earlier));
        } else if (json.has("any")) {
            return new Condition.Any(conditions(json.get("any"), where + ".any", earlier));
        } else if (json.has("not")) {
            return new Condition.Not(condition(json.get("not"), where + ".not", earlier));
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
            return new Condition.In(id, values);
        } else if (json.has("answered")) {
            return new Condition.Answered(id, json.get("answered").asBoolean());
        }
        fault(where, "has to say equals, in, answered, all, any or not");
        return new Condition.Answered(id, true);
    }

    private List<Condition> conditions(JsonNode json, String where, Map<String, Question> earlier) {
        var conditions = new ArrayList<Condition>();
        json.forEach(each -> conditions.add(condition(each, where, earlier)));
        if (conditions.isEmpty()) {
            fault(where, "has to be an array of conditions");
        }
        return conditions;
    }

    /// A value the question can never have would make a question that is never asked.
    private JsonNode expected(Question question, JsonNode value, String where) {
        if (Values.check(question, value, Answers.NONE, null) instanceof Values.Good(var good)) {
            return good;
        }
        fault(where, "can never be the answer to " + question.id());
        return value;
    }

    /// A slip in a name would otherwise be a rule that never holds.
    private void known(JsonNode json, String where, Set<String> names) {
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(where + "." + name, "is no field there is");
            }
        });
    }

    private void fault(String where, String message) {
        faults.add(new Fault(where, message));
    }
}
