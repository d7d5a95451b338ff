package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is said behind a point: `point five`, `point oh five`, `point 25`.
///
/// `value` is below one, null where that is no number; `end` is the first token after it.
record Decimals(@Nullable BigDecimal value, int end) {
    private static final Set<String> ZEROS = Set.of("oh", "o", "nought", "naught");

    static boolean begin(List<Token> tokens, int at) {
        return at < tokens.size()
                && tokens.get(at).is(Kind.WORD, "point")
                && (isNumeral(tokens, at + 1) || digit(tokens, at + 1) >= 0);
    }

    /// They begin there, with the point.
    static Decimals at(List<Token> tokens, int point) {
        if (isNumeral(tokens, point + 1)) {
            String digits = tokens.get(point + 1).said();
            return new Decimals(value(digits), point + 2);
        }
        var digits = new StringBuilder();
        var at = point + 1;
        for (var digit = digit(tokens, at); digit >= 0; digit = digit(tokens, ++at)) {
            if (digit > 9) {
                return new Decimals(null, at + 1);
            }
            digits.append(digit);
        }
        return new Decimals(value(digits.toString()), at);
    }

    private static @Nullable BigDecimal value(String digits) {
        return digits.length() > Numeral.DECIMALS || !digits.chars().allMatch(Character::isDigit)
                ? null
                : new BigDecimal("0." + digits);
    }

    private static boolean isNumeral(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).kind() == Kind.NUMERAL;
    }

    /// -1: none; more than nine: it is no digit, but a number.
    private static int digit(List<Token> tokens, int at) {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.WORD) {
            return -1;
        }
        var word = tokens.get(at).text();
        return ZEROS.contains(word) ? 0 : NumberWords.small(word);
    }
}
