package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Validation;
import dev.parley.template.answer.Blank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a template wants of an answer beyond its type.
final class Rules {
    private static final int MAX_TEXT = 500;

    private Rules() {}

    static AnswerParser.Verdict check(Question question, JsonNode value, Answers answers, @Nullable LocalDate today) {
        var fault = fault(question, value, answers, today);
        if (fault == null) {
            return new AnswerParser.Good(value);
        }
        var reason = question.validation().reason();
        return new AnswerParser.Bad(reason == null ? fault : reason);
    }

    /// Whether it still fits the other answers.
    static boolean fits(Question question, JsonNode value, Answers answers) {
        return question.type() != QuestionType.DATE
                || date(question.validation(), LocalDate.parse(value.asText()), answers, null) == null;
    }

    private static @Nullable String fault(
            Question question, JsonNode value, Answers answers, @Nullable LocalDate today) {
        var rules = question.validation();
        return switch (question.type()) {
            case TEXT -> text(rules, value.asText(), MAX_TEXT);
            case LONG_TEXT -> text(rules, value.asText(), Integer.MAX_VALUE);
            case NUMBER -> amount(rules, value.decimalValue());
            case MONEY -> money(rules, new BigDecimal(value.path("amount").asText()));
            case DATE -> today == null ? null : date(rules, LocalDate.parse(value.asText()), answers, today);
            case MULTIPLE_CHOICE -> question.required() && value.isEmpty() ? "Please choose at least one." : null;
            case YES_NO, CHOICE, EMAIL, GROUPS -> null;
        };
    }

    private static @Nullable String text(Validation rules, String text, int longest) {
        var length = text.codePointCount(0, text.length());
        var max = rules.maxLength() == null ? longest : rules.maxLength();
        if (length > max) {
            return "Please use at most " + max + " characters.";
        }
        if (rules.minLength() != null && Blank.visible(text) < rules.minLength()) {
            return "Please use at least " + rules.minLength() + " characters.";
        }
        if (rules.pattern() != null && !Patience.matches(Pattern.compile(rules.pattern()), text)) {
            return "That does not have the form that is needed here.";
        }
        return null;
    }

    private static @Nullable String money(Validation rules, BigDecimal amount) {
        return amount.signum() < 0 && rules.min() == null ? "An amount cannot be negative." : amount(rules, amount);
    }

    private static @Nullable String amount(Validation rules, BigDecimal amount) {
        if (rules.min() != null && amount.compareTo(rules.min()) < 0) {
            return "That has to be at least " + rules.min().toPlainString() + ".";
        }
        if (rules.max() != null && amount.compareTo(rules.max()) > 0) {
            return "That has to be at most " + rules.max().toPlainString() + ".";
        }
        return null;
    }

    private static @Nullable String date(Validation rules, LocalDate date, Answers answers, @Nullable LocalDate today) {
        var after = reference(rules.after(), answers, today);
        if (after != null && !date.isAfter(after)) {
            return "That has to be after " + AnswerFormatter.date(after) + ".";
        }
        var notBefore = reference(rules.notBefore(), answers, today);
        if (notBefore != null && date.isBefore(notBefore)) {
            return "That cannot be before " + AnswerFormatter.date(notBefore) + ".";
        }
        return null;
    }

    /// Null where there is nothing to compare with, as the other question was not answered, or the day does not matter.
    private static @Nullable LocalDate reference(
            @Nullable String reference, Answers answers, @Nullable LocalDate today) {
        if (reference == null || reference.equals(Validation.TODAY)) {
            return reference == null ? null : today;
        }
        var value = answers.get(reference);
        return value == null ? null : LocalDate.parse(value.asText());
    }

    /// A text that lets a pattern look at it only so often: a template's pattern may take for ever on a hostile answer.
    private record Patience(String text, int begin, int end, int[] looks) implements CharSequence {
        private static final int MOST_LOOKS = 1_000_000;

        static boolean matches(Pattern pattern, String text) {
            try {
                return pattern.matcher(new Patience(text, 0, text.length(), new int[1]))
                        .matches();
            } catch (Exhausted e) {
                return false;
            }
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new Exhausted();
            }
            return text.charAt(begin + index);
        }

        @Override
        public int length() {
            return end - begin;
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Patience(text, begin + from, begin + to, looks);
        }

        @Override
        public String toString() {
            return text.substring(begin, end);
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
