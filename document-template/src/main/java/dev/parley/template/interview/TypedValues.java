package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.answer.Amounts;
import dev.parley.template.answer.Blank;
import dev.parley.template.answer.Choice;
import dev.parley.template.answer.Dates;
import dev.parley.template.answer.Emails;
import dev.parley.template.answer.Money;
import dev.parley.template.answer.Numbers;
import dev.parley.template.answer.ParseResult;
import dev.parley.template.interview.AnswerParser.Bad;
import dev.parley.template.interview.AnswerParser.Good;
import dev.parley.template.interview.AnswerParser.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of clients that know the types. They are bound by what people's words are bound by.
final class TypedValues {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,6})?");

    private TypedValues() {}

    static Verdict of(Question question, JsonNode value) {
        return switch (question.type()) {
            case TEXT, LONG_TEXT -> text(question, value);
            case NUMBER ->
                Numbers.isOne(number(value))
                        ? new Good(Answers.plain(value))
                        : new Bad(
                                value.isNumber()
                                        ? "That number is longer than I can take; up to 18 digits and 6 decimals will do."
                                        : "A number is needed here, such as 12.5.");
            case YES_NO -> value.isBoolean() ? new Good(value) : new Bad("Please answer with yes or no.");
            case DATE -> isDate(value) ? new Good(value) : new Bad("A date is needed here, such as 2027-03-03.");
            case MONEY -> amount(value, question.currency());
            case CHOICE ->
                isChoice(question.choices(), value)
                        ? new Good(value)
                        : new Bad("Please choose one of what is offered.");
            case MULTIPLE_CHOICE -> chosen(question.choices(), value);
            case EMAIL -> email(value);
            case GROUPS -> new Bad("A list is needed here.");
        };
    }

    private static Verdict text(Question question, JsonNode value) {
        if (!value.isTextual()) {
            return new Bad("A text is needed here.");
        }
        var text = value.asText();
        if (text.codePointCount(0, text.length()) > AnswerParser.MAX_WORDS) {
            return new Bad(AnswerParser.TOO_LONG);
        }
        return Blank.is(text) ? new Bad("An answer is needed here.") : new Good(AnswerParser.text(question, text));
    }

    /// Null: it is none.
    private static @Nullable BigDecimal number(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue()) ? value.decimalValue() : null;
    }

    private static boolean isDate(JsonNode value) {
        try {
            return value.isTextual()
                    && DATE.matcher(value.asText()).matches()
                    && Dates.isNear(LocalDate.parse(value.asText()));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Verdict amount(JsonNode value, @Nullable String currency) {
        var amount = value.isObject() ? value.path("amount") : value;
        var code = value.path("currency").asText(currency);
        var isDecimal = value.isObject()
                && amount.isTextual()
                && DECIMAL.matcher(amount.asText()).matches();
        var exact = isDecimal ? new BigDecimal(amount.asText()) : number(amount);
        ParseResult<Money> money = null;
        if (exact != null) {
            money = Amounts.of(exact, code);
        } else if (value.isObject() && amount.isTextual() && code != null) {
            money = Amounts.read(amount.asText() + " " + code, currency);
        }
        return switch (money) {
            case ParseResult.Meant<Money>(var meant) -> new Good(money(meant));
            case ParseResult.Unclear<Money>(var reason) -> new Bad(reason);
            case null -> new Bad("An amount of money is needed here, such as 1500 EUR.");
        };
    }

    private static Verdict email(JsonNode value) {
        return value.isTextual() && Emails.read(value.asText()) instanceof ParseResult.Meant<String>(var address)
                ? new Good(TextNode.valueOf(address))
                : new Bad("An e-mail address is needed here.");
    }

    private static boolean isChoice(List<Choice> choices, JsonNode value) {
        return value.isTextual()
                && choices.stream().anyMatch(choice -> choice.value().equals(value.asText()));
    }

    private static Verdict chosen(List<Choice> choices, JsonNode value) {
        var chosen = new ArrayList<Choice>();
        for (var choice : choices) {
            for (var each : value) {
                if (each.asText().equals(choice.value())) {
                    chosen.add(choice);
                    break;
                }
            }
        }
        return value.isArray() && chosen.size() == value.size()
                ? new Good(several(chosen))
                : new Bad("Please choose from what is offered.");
    }

    static JsonNode money(Money money) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", money.amount().toPlainString())
                .put("currency", money.currency());
    }

    static JsonNode several(List<Choice> choices) {
        var values = JsonNodeFactory.instance.arrayNode();
        choices.forEach(choice -> values.add(choice.value()));
        return values;
    }
}
