package dev.parley.template.answer;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What some answers come to in whatever words: `nope` is the choice `No`, and `n/a` is `Not applicable`.
enum Meaning {
    YES,
    NO,
    NOT_APPLICABLE;

    /// A label may be a yes or no of several: `Yes, in part`.
    private static final Pattern LABEL =
            Pattern.compile("(?<yes>yes|yeah|yep)\\b.*|(?:no|nope)\\s*[,;:.!(-].*", Pattern.DOTALL);

    private static final Set<String> NOT_APPLICABLES = Set.of(
            "n a", "na", "not applicable", "doesnt apply", "does not apply", "it doesnt apply", "it does not apply");

    /// As `of`, conditions or not.
    static @Nullable Meaning ofLabel(String label) {
        Meaning plain = of(label);
        Matcher side = LABEL.matcher(TextNormalizer.lower(label));
        return plain == null && side.matches() ? side.group("yes") == null ? NO : YES : plain;
    }

    /// Null where it comes to none of them.
    static @Nullable Meaning of(String text) {
        if (NOT_APPLICABLES.contains(TextNormalizer.spoken(text))) {
            return NOT_APPLICABLE;
        }
        return YesNo.read(text) instanceof ParseResult.Meant<Boolean>(Boolean yes) ? yes ? YES : NO : null;
    }
}
