package dev.parley.template;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an answer has to be beyond its type. `min` and `max` are of numbers and of amounts, lengths and `pattern` (the
/// whole text has to match) of texts, `after` and `notBefore` of dates: each the id of an earlier question, or `today`.
/// `reason` is what a person is told in place of our own words.
public record Validation(
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @Nullable String after,
        @Nullable String notBefore,
        @Nullable String reason) {
    public static final Validation NONE = new Validation(null, null, null, null, null, null, null, null);
    public static final String TODAY = "today";
}
