package dev.parley.template;

import java.math.BigDecimal;

/// What an answer has to be beyond its type; every part may be null. `min` and `max` are of numbers and of amounts,
/// lengths and `pattern` (the whole text has to match) of texts, `after` and `notBefore` of dates: each the id of an
/// earlier question, or `today`. `reason` is what a person is told in place of our own words.
public record Validation(
        BigDecimal min,
        BigDecimal max,
        Integer minLength,
        Integer maxLength,
        String pattern,
        String after,
        String notBefore,
        String reason) {
    public static final Validation NONE = new Validation(null, null, null, null, null, null, null, null);
    public static final String TODAY = "today";
}
