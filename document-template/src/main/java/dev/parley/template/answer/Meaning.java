package dev.parley.template.answer;

import java.util.Set;

/// What some answers come to in whatever words: `nope` is the choice `No`, and `n/a` is `Not applicable`.
enum Meaning {
    YES,
    NO,
    NOT_APPLICABLE;

    private static final Set<String> NOT_APPLICABLES = Set.of(
            "n a", "na", "not applicable", "doesnt apply", "does not apply", "it doesnt apply", "it does not apply");

    /// Null where it comes to none of them.
    static Meaning of(String text) {
        if (NOT_APPLICABLES.contains(TextNormalizer.spoken(text))) {
            return NOT_APPLICABLE;
        }
        return YesNo.read(text) instanceof ParseResult.Meant<Boolean>(Boolean yes) ? yes ? YES : NO : null;
    }
}
