package dev.parley.template.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Validation;
import dev.parley.template.answer.Amounts;
import dev.parley.template.answer.Numbers;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads what an answer has to be beyond its type. Rules that nobody could keep, or that would hold nobody, are faults.
final class ValidationReader {
    private static final Set<QuestionType> NUMBERS = EnumSet.of(QuestionType.NUMBER, QuestionType.MONEY);
    private static final Set<QuestionType> TEXTS = EnumSet.of(QuestionType.TEXT, QuestionType.LONG_TEXT);
    private static final Set<QuestionType> DATES = EnumSet.of(QuestionType.DATE);
    private static final Map<String, Set<QuestionType>> RULES = Map.of(
            "min", NUMBERS,
            "max", NUMBERS,
            "min_length", TEXTS,
            "max_length", TEXTS,
            "pattern", TEXTS,
            "after", DATES,
            "not_before", DATES,
            "reason", EnumSet.allOf(QuestionType.class));
    private static final int MAX_ANSWER = 10_000;
    private static final int MAX_LINE = 500;

    private final List<Fault> faults;
    private final Map<String, Question> earlier;

    ValidationReader(List<Fault> faults, Map<String, Question> earlier) {
        this.faults = faults;
        this.earlier = earlier;
    }

    /// `currency`: of a question for money; null: none is named.
    Validation validation(JsonNode json, String where, QuestionType type, @Nullable String currency) {
        if (json.isMissingNode() || json.isNull()) {
            return Validation.NONE;
        }
        var read = new Fields(json, where, faults);
        read.known(RULES.keySet());
        RULES.forEach((rule, types) -> {
            if (read.has(rule) && !types.contains(type)) {
                faults.add(new Fault(read.where(rule), "is no rule for the type " + type.wire()));
            }
        });
        var rules = new Validation(
                read.number("min"),
                read.number("max"),
                read.has("min_length") ? Integer.valueOf(read.count("min_length", 0)) : null,
                read.has("max_length") ? Integer.valueOf(read.count("max_length", MAX_ANSWER)) : null,
                pattern(read),
                date(read, "after"),
                date(read, "not_before"),
                read.text("reason"));
        bounds(read, rules, type);
        if (type == QuestionType.MONEY) {
            amounts(read, rules, Amounts.decimals(currency));
        }
        return rules;
    }

    private void bounds(Fields read, Validation rules, QuestionType type) {
        for (var bound : new String[] {"min", "max"}) {
            var number = bound.equals("min") ? rules.min() : rules.max();
            if (number != null && !Numbers.isOne(number)) {
                faults.add(new Fault(read.where(bound), "is longer than any answer can be"));
            }
        }
        if (rules.min() != null && rules.max() != null && rules.min().compareTo(rules.max()) > 0) {
            faults.add(new Fault(read.where("min"), "is more than max: nobody could answer"));
        }
        var longest = type == QuestionType.TEXT ? MAX_LINE : MAX_ANSWER;
        var max = Math.min(MAX_ANSWER, rules.maxLength() == null ? longest : rules.maxLength());
        if (rules.maxLength() != null && rules.maxLength() < 1) {
            faults.add(new Fault(read.where("max_length"), "is nothing: nobody could answer"));
        } else if (rules.minLength() != null && rules.minLength() > max) {
            faults.add(new Fault(read.where("min_length"), "is more than the longest answer: nobody could answer"));
        }
        if (rules.pattern() != null && TEXTS.contains(type)) {
            var min = rules.minLength() == null ? 1 : rules.minLength();
            PatternLength.of(rules.pattern()).ifPresent(length -> {
                if (length.least() > max || length.most() < min) {
                    faults.add(new Fault(
                            read.where("pattern"), "matches no text of a length that is allowed: nobody could answer"));
                } else if (!length.opens() || !length.closes()) {
                    faults.add(new Fault(
                            read.where("pattern"), "matches no text without a space at its ends: nobody could answer"));
                }
            });
        }
    }

    /// Between bounds that are closer than the decimals of the currency there may be no amount.
    private void amounts(Fields read, Validation rules, int decimals) {
        if (rules.min() == null && rules.max() != null && rules.max().signum() < 0) {
            faults.add(new Fault(read.where("max"), "is less than nothing: nobody could answer"));
        }
        if (rules.min() == null
                || rules.max() == null
                || rules.min().compareTo(rules.max()) > 0
                || !Numbers.isOne(rules.min())
                || !Numbers.isOne(rules.max())) {
            return;
        }
        var least = rules.min().setScale(decimals, RoundingMode.CEILING);
        if (least.compareTo(rules.max()) > 0) {
            faults.add(new Fault(
                    read.where("min"),
                    "leaves no amount of at most " + decimals + " decimals below max: nobody could answer"));
        }
    }

    private @Nullable String pattern(Fields read) {
        var pattern = read.text("pattern");
        try {
            if (pattern != null) {
                Pattern.compile(pattern);
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            faults.add(new Fault(read.where("pattern"), "is no regular expression: " + e.getDescription()));
            return null;
        }
    }

    private @Nullable String date(Fields read, String name) {
        var reference = read.text(name);
        if (reference == null || reference.equals(Validation.TODAY)) {
            return reference;
        }
        var question = earlier.get(reference);
        if (question == null || question.type() != QuestionType.DATE) {
            faults.add(new Fault(read.where(name), "has to be today, or the id of an earlier question for a date"));
            return null;
        }
        return reference;
    }
}
