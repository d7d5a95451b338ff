package dev.parley.template.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Answers;
import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.answer.Amounts;
import dev.parley.template.answer.Blank;
import dev.parley.template.answer.Choice;
import dev.parley.template.interview.AnswerParser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private static final Set<String> CHOICE = Set.of("value", "label");
    private static final Map<String, Set<QuestionType>> OF_ONE_TYPE = Map.of(
            "choices", EnumSet.of(QuestionType.CHOICE, QuestionType.MULTIPLE_CHOICE),
            "currency", EnumSet.of(QuestionType.MONEY),
            "item", EnumSet.of(QuestionType.GROUPS),
            "fields", EnumSet.of(QuestionType.GROUPS),
            "min", EnumSet.of(QuestionType.GROUPS),
            "max", EnumSet.of(QuestionType.GROUPS));
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
        var read = questions(json, "questions", true);
        faults.addAll(ReviewNames.check(read));
        return read;
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
        var read = new Fields(json, where, faults);
        read.known(FIELDS);
        var id = read.text("id", "");
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            fault(
                    where + ".id",
                    "has to be 1 to 64 of a-z, 0-9 and _, begin with a letter, and not be one of "
                            + "session, review, template");
        }
        var text = read.text("text", "").strip();
        if (Blank.is(text) || text.length() > MAX_TEXT) {
            fault(where + ".text", "has to have 1 to " + MAX_TEXT + " characters");
        }
        var label = named(read, "label", id.replace('_', ' '));
        var type = type(read, mayNest);
        OF_ONE_TYPE.forEach((name, types) -> {
            if (read.has(name) && !types.contains(type)) {
                fault(where + "." + name, "is nothing a question of the type " + type.wire() + " has");
            }
        });
        var currency = currency(read.text("currency"), where);
        var groups = type == QuestionType.GROUPS;
        var required = read.flag("required", true);
        var question = Question.builder()
                .id(id)
                .label(label)
                .text(text)
                .help(read.text("help"))
                .type(type)
                .required(required)
                .choices(choices(json.path("choices"), where + ".choices", type))
                .currency(currency)
                .validation(new ValidationReader(faults, earlier)
                        .validation(json.path("validation"), where + ".validation", type, currency))
                .askIf(
                        read.has("ask_if")
                                ? new ConditionReader(faults, earlier).condition(json.get("ask_if"), where + ".ask_if")
                                : null)
                .item(groups ? named(read, "item", "entry") : null)
                .fields(groups ? fields(json.path("fields"), where + ".fields") : List.of())
                .min(read.count("min", groups && required ? 1 : 0))
                .max(read.count("max", MAX_GROUPS))
                .build();
        if (groups
                && (question.min() < 0
                        || question.max() < Math.max(1, question.min())
                        || question.max() > MAX_GROUPS)) {
            fault(where, "min and max have to be 0 ≤ min ≤ max ≤ " + MAX_GROUPS);
        }
        return read.has("default") ? withDefault(question, json.get("default"), where) : question;
    }

    /// What something is called in the review.
    private String named(Fields read, String name, String otherwise) {
        var said = read.text(name, otherwise);
        if (read.has(name) && Blank.is(said)) {
            fault(read.where(name), "has to be something that can be seen");
        }
        return said;
    }

    private QuestionType type(Fields read, boolean mayNest) {
        var type = QuestionType.of(read.text("type", "text")).orElse(null);
        if (type != null && (type != QuestionType.GROUPS || mayNest)) {
            return type;
        }
        fault(
                read.where("type"),
                "has to be one of " + QuestionType.all() + (type == null ? "" : ", and groups hold no groups"));
        return QuestionType.TEXT;
    }

    /// As it is stored where it is taken.
    private Question withDefault(Question question, JsonNode value, String where) {
        if (question.type() != QuestionType.GROUPS
                && AnswerParser.check(question, value, Answers.NONE, null) instanceof AnswerParser.Good(var good)) {
            return question.withDefault(good);
        }
        fault(where + ".default", "has to be an answer to the question");
        return question;
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
        var labels = new HashSet<String>();
        for (var i = 0; i < json.size(); i++) {
            var each = json.get(i);
            var read = new Fields(each, where + "[" + i + "]", faults);
            var value = each.isTextual() ? each.asText() : read.text("value", "");
            var label = each.isTextual() ? each.asText() : read.text("label", value);
            if (!each.isTextual()) {
                read.known(CHOICE);
            }
            if (Blank.is(value) || !values.add(value)) {
                fault(where, "each has to have a value of its own");
            }
            if (Blank.is(label) || !labels.add(Choice.said(label))) {
                fault(where + "[" + i + "]", "has to have a label of its own, also in small letters");
            }
            choices.add(new Choice(value, label));
        }
        return choices;
    }

    private @Nullable String currency(@Nullable String code, String where) {
        if (code == null || Amounts.isCurrency(code)) {
            return code;
        }
        fault(where + ".currency", "has to be a code of ISO 4217");
        return null;
    }

    private void fault(String where, String message) {
        faults.add(new Fault(where, message));
    }
}
