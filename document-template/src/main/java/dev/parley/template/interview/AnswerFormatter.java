package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.Question;
import dev.parley.template.answer.Choice;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Answers as people read them. Nothing here depends on where or in which language the process runs.
public final class AnswerFormatter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private AnswerFormatter() {}

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /// One line; several choices are joined.
    public static String of(Question question, JsonNode value) {
        return switch (question.type()) {
            case TEXT, LONG_TEXT, EMAIL, GROUPS -> value.asText();
            case NUMBER -> number(value.decimalValue(), 0);
            case MONEY -> {
                var amount = new BigDecimal(value.path("amount").asText());
                yield value.path("currency").asText() + " " + number(amount, amount.scale());
            }
            case DATE -> date(LocalDate.parse(value.asText()));
            case YES_NO -> value.asBoolean() ? "yes" : "no";
            case CHOICE -> label(question.choices(), value.asText());
            case MULTIPLE_CHOICE -> String.join(", ", labels(question, value));
        };
    }

    public static List<String> labels(Question question, JsonNode values) {
        var labels = new ArrayList<String>();
        values.forEach(each -> labels.add(label(question.choices(), each.asText())));
        return labels;
    }

    private static String label(List<Choice> choices, String value) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    private static String number(BigDecimal number, int decimals) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(Math.max(0, decimals));
        format.setMaximumFractionDigits(Math.max(decimals, number.scale()));
        return format.format(number);
    }
}
