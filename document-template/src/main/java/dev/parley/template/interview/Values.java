package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.answer.Amounts;
import dev.parley.template.answer.Choice;
import dev.parley.template.answer.Choices;
import dev.parley.template.answer.Dates;
import dev.parley.template.answer.Emails;
import dev.parley.template.answer.Money;
import dev.parley.template.answer.Numbers;
import dev.parley.template.answer.Skips;
import dev.parley.template.answer.Understood;
import dev.parley.template.answer.YesNo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What an answer is worth: people's words, or a value a client has typed already, become the stored value of the
/// question's type (see [dev.parley.template.QuestionType]) or a reason why not.
public final class Values {
    /// What comes of an answer.
    public sealed interface Verdict {}

    /// `value` is as it is stored; JSON null: left out.
    public record Good(JsonNode value) implements Verdict {}

    /// `reason` is a sentence for who answered.
    public record Bad(String reason) implements Verdict {}

    private static final int MAX_WORDS = 10_000;

    private Values() {}

    /// Understands words. `today` is the day on which they are said.
    public static Verdict read(Question question, String words, Answers answers, LocalDate today) {
        if (words.length() > MAX_WORDS) {
            return new Bad("That is too long; please stay below " + MAX_WORDS + " characters.");
        }
        if (words.isBlank() || mayBeLeftOut(question) && Skips.read(words) && !isNo(question, words)) {
            return leaveOut(question);
        }
        var meant = switch (question.type()) {
            case TEXT -> new Good(line(words));
            case LONG_TEXT -> new Good(TextNode.valueOf(words.strip()));
            case NUMBER -> good(Numbers.read(words), Values::number);
            case MONEY -> good(Amounts.read(words, question.currency()), Values::money);
            case DATE -> good(Dates.read(words, today), date -> TextNode.valueOf(date.toString()));
            case YES_NO -> good(YesNo.read(words), BooleanNode::valueOf);
            case CHOICE -> good(Choices.one(words, question.choices()), choice -> TextNode.valueOf(choice.value()));
            case MULTIPLE_CHOICE -> good(Choices.several(words, question.choices()), Values::several);
            case EMAIL -> good(Emails.read(words), TextNode::valueOf);
            case GROUPS -> new Bad("Please answer one after the other.");
        };
        return meant instanceof Good(var value) ? Rules.check(question, value, answers, today) : meant;
    }

    /// What may leave another question out is an answer to this one.
    private static boolean isNo(Question question, String words) {
        return question.type() == QuestionType.YES_NO && YesNo.read(words) instanceof Understood.Meant<Boolean>;
    }

    private static boolean mayBeLeftOut(Question question) {
        return !question.required() || question.defaultValue() != null;
    }

    private static Verdict leaveOut(Question question) {
        if (question.defaultValue() != null) {
            return new Good(question.defaultValue());
        }
        return question.required() ? new Bad("An answer is needed here.") : new Good(NullNode.instance);
    }

    private static TextNode line(String words) {
        return TextNode.valueOf(words.strip().replaceAll("\\s+", " "));
    }

    private static <T> Verdict good(Understood<T> understood, Function<T, JsonNode> stored) {
        return switch (understood) {
            case Understood.Meant<T>(var value) -> new Good(stored.apply(value));
            case Understood.Unclear<T>(var reason) -> new Bad(reason);
        };
    }

    /// Checks a typed value; words do as well where the type is no text. `today` null: rules about dates are not
    /// looked at.
    public static Verdict check(Question question, JsonNode value, Answers answers, LocalDate today) {
        if (value == null || value.isNull()) {
            return leaveOut(question);
        }
        var typed = typed(question, value);
        if (typed == null && value.isTextual() && today != null) {
            return read(question, value.asText(), answers, today);
        }
        return typed == null
                ? new Bad("That is no answer of the type " + question.type().wire() + ".")
                : Rules.check(question, typed, answers, today);
    }

    /// Null: it is not of this type.
    private static JsonNode typed(Question question, JsonNode value) {
        return switch (question.type()) {
            case TEXT -> isText(value) ? line(value.asText()) : null;
            case LONG_TEXT -> isText(value) ? TextNode.valueOf(value.asText().strip()) : null;
            case NUMBER -> isNumber(value) ? Answers.plain(value) : null;
            case YES_NO -> value.isBoolean() ? value : null;
            case DATE -> isDate(value) ? value : null;
            case MONEY -> amount(value, question.currency());
            case CHOICE -> isChoice(question.choices(), value) ? value : null;
            case MULTIPLE_CHOICE -> chosen(question.choices(), value);
            case EMAIL -> email(value);
            case GROUPS -> null;
        };
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual()
                && value.asText().length() <= MAX_WORDS
                && !value.asText().isBlank();
    }

    /// JSON may have one that is too large to be one.
    private static boolean isNumber(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    private static boolean isDate(JsonNode value) {
        try {
            return value.isTextual() && LocalDate.parse(value.asText()).getYear() < 10_000;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static JsonNode amount(JsonNode value, String currency) {
        var amount = value.isObject() ? value.path("amount") : value;
        var code = value.path("currency").asText(currency);
        return code != null
                        && (isNumber(amount) || amount.isTextual() && value.isObject())
                        && Amounts.read(plain(amount) + " " + code, currency)
                                instanceof Understood.Meant<Money>(var money)
                ? money(money)
                : null;
    }

    private static String plain(JsonNode amount) {
        return amount.isNumber() ? amount.decimalValue().toPlainString() : amount.asText();
    }

    private static JsonNode email(JsonNode value) {
        return value.isTextual() && Emails.read(value.asText()) instanceof Understood.Meant<String>(var address)
                ? TextNode.valueOf(address)
                : null;
    }

    private static boolean isChoice(List<Choice> choices, JsonNode value) {
        return value.isTextual()
                && choices.stream().anyMatch(choice -> choice.value().equals(value.asText()));
    }

    private static JsonNode chosen(List<Choice> choices, JsonNode value) {
        if (!value.isArray()) {
            return null;
        }
        var chosen = new ArrayList<Choice>();
        for (var choice : choices) {
            for (var each : value) {
                if (each.asText().equals(choice.value())) {
                    chosen.add(choice);
                    break;
                }
            }
        }
        return chosen.size() == value.size() ? several(chosen) : null;
    }

    private static JsonNode number(BigDecimal number) {
        return Answers.plain(DecimalNode.valueOf(number));
    }

    private static JsonNode money(Money money) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", money.amount().toPlainString())
                .put("currency", money.currency());
    }

    private static JsonNode several(List<Choice> choices) {
        var values = JsonNodeFactory.instance.arrayNode();
        choices.forEach(choice -> values.add(choice.value()));
        return values;
    }
}
