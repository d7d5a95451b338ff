package dev.parley.template;

import java.util.Arrays;
import java.util.Optional;

/// What kind of answer a question wants. The stored value of each is JSON:
///
/// - `text`, `long_text`, `email`: a string; `number`: a number; `yes_no`: a boolean; `date`: `"2027-03-03"`
/// - `money`: `{"amount": "1500.00", "currency": "EUR"}`
/// - `choice`: the chosen value; `multiple_choice`: an array of values
/// - `groups`: has none of its own, its fields have (see [dev.parley.template.interview.Steps])
public enum QuestionType {
    TEXT("text"),
    LONG_TEXT("long_text"),
    NUMBER("number"),
    MONEY("money"),
    DATE("date"),
    YES_NO("yes_no"),
    CHOICE("choice"),
    MULTIPLE_CHOICE("multiple_choice"),
    EMAIL("email"),
    GROUPS("groups");

    private final String wire;

    QuestionType(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    public static Optional<QuestionType> of(String wire) {
        return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }

    public static String all() {
        return String.join(", ", Arrays.stream(values()).map(QuestionType::wire).toList());
    }
}
