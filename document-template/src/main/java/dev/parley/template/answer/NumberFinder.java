package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one number among tokens.
final class NumberFinder {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String NO_NUMBER = "I could not read that as a number; try something like 1500 or 12.5.";
    private static final String SEVERAL = "I need exactly one number; please give me just the one that counts.";
    private static final String BRACKETS =
            "Do the brackets stand for a minus? Please write the number without them, such as 500 or -500.";
    private static final String TOO_LONG =
            "That number is longer than I can take; up to 18 digits and 6 decimals will do.";
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final Set<String> POINTING =
            Set.of("no", "the", "that", "this", "which", "any", "another", "each", "every");
    private static final int LONGEST_WORD = 30;

    private final List<Token> tokens;
    private final boolean money;
    private final Beside beside;
    private @Nullable BigDecimal found;
    private boolean foundInDigits;
    private boolean inBrackets;
    private @Nullable String strange;
    private @Nullable String problem;
    private int at;

    private NumberFinder(List<Token> tokens, boolean money, Set<String> known) {
        this.tokens = tokens;
        this.money = money;
        this.beside = new Beside(tokens, money, known);
    }

    /// `known`: the words of the question.
    static ParseResult<BigDecimal> only(List<Token> tokens, boolean money, Set<String> known) {
        return new NumberFinder(tokens, money, known).read();
    }

    static boolean isScale(String word) {
        return Scales.contains(word) || NumberWords.contains(word);
    }

    private ParseResult<BigDecimal> read() {
        while (at < tokens.size() && problem == null) {
            int start = at;
            BigDecimal value = number();
            if (value == null) {
                notice(at);
                at++;
            } else if (problem == null) {
                boolean negative = negative(start);
                boolean bracketed = start > 0 && tokens.get(start - 1).is(Kind.SIGN, "(");
                boolean digits = tokens.get(start).kind() == Kind.NUMERAL;
                boolean repeats = bracketed != inBrackets || digits != foundInDigits;
                inBrackets = found == null ? bracketed : inBrackets && bracketed;
                keep(negative ? value.negate() : value, digits, repeats);
            }
        }
        if (problem == null) {
            problem = found == null ? NO_NUMBER : inBrackets ? BRACKETS : strange;
        }
        return problem == null
                ? new ParseResult.Meant<>(Objects.requireNonNull(found))
                : new ParseResult.Unclear<>(problem);
    }

    /// Somebody says it twice who says it in words and in digits, or once more in brackets; else there are two.
    private void keep(BigDecimal value, boolean digits, boolean repeats) {
        BigDecimal bare = value.stripTrailingZeros();
        BigDecimal kept = bare.scale() < 0 ? bare.setScale(0) : bare;
        if (!Numbers.isOne(kept)) {
            problem = TOO_LONG;
        } else if (found != null && (found.compareTo(kept) != 0 || !repeats)) {
            problem = SEVERAL;
        } else {
            found = kept;
            foundInDigits = digits;
        }
    }

    private @Nullable BigDecimal number() {
        Token token = tokens.get(at);
        BigDecimal value;
        if (token.kind() == Kind.NUMERAL) {
            value = numeral(token);
        } else if (Decimals.begin(tokens, at)) {
            value = BigDecimal.ZERO;
        } else if (word(at, "half") && (word(at + 1, "a") || word(at + 1, "an")) && scale(at + 2) != null) {
            at += 2;
            value = HALF;
        } else {
            NumberWords.Counted counted = word(at, "one")
                            && at > 0
                            && POINTING.contains(tokens.get(at - 1).text())
                    ? null
                    : NumberWords.at(tokens, at);
            if (counted == null) {
                return null;
            }
            at = counted.end();
            value = BigDecimal.valueOf(counted.value());
        }
        return scaled(decimals(value));
    }

    private BigDecimal numeral(Token token) {
        boolean stuck = token.glued() && at > 0 && isStuck(tokens.get(at - 1));
        List<BigDecimal> values = Numeral.values(token.said());
        at++;
        if (values.isEmpty() || stuck) {
            problem = NO_NUMBER;
            return BigDecimal.ZERO;
        }
        if (values.size() > 1) {
            problem = "Do you mean " + values.getFirst() + " or "
                    + values.getLast().stripTrailingZeros().toPlainString() + "? Please write it that way.";
        }
        return values.getFirst();
    }

    private static boolean isStuck(Token before) {
        return before.kind() != Kind.SIGN || ".,'/:".contains(before.said());
    }

    private BigDecimal decimals(BigDecimal whole) {
        if (halfFollows()) {
            at += 3;
            return whole.add(HALF);
        }
        if (!Decimals.begin(tokens, at)) {
            return whole;
        }
        Decimals decimals = Decimals.at(tokens, at);
        at = decimals.end();
        if (decimals.value() == null || whole.stripTrailingZeros().scale() > 0) {
            problem = NO_NUMBER;
            return whole;
        }
        return whole.add(decimals.value());
    }

    private boolean halfFollows() {
        return word(at, "and") && word(at + 1, "a") && word(at + 2, "half");
    }

    private BigDecimal scaled(BigDecimal value) {
        BigDecimal scaled = value;
        if (word(at, "hundred") || word(at, "dozen")) {
            scaled = scaled.multiply(BigDecimal.valueOf(word(at, "dozen") ? 12 : 100));
            at++;
        }
        Long scale = scale(at);
        if (scale != null) {
            at++;
            return scaled.multiply(BigDecimal.valueOf(scale));
        }
        unit();
        return scaled;
    }

    private void unit() {
        if (at < tokens.size() && tokens.get(at).kind() == Kind.WORD) {
            String unit = tokens.get(at).text();
            if (unit.equals("m") && !beside.isUnderstood(at)) {
                problem = "Does that m stand for million? Please write the number out, such as 2 million.";
            } else if (tokens.get(at).glued() && (money || ORDINALS.contains(unit))) {
                problem = NO_NUMBER;
            }
        }
    }

    private @Nullable Long scale(int index) {
        return index < tokens.size() && tokens.get(index).kind() == Kind.WORD
                ? Scales.of(tokens.get(index).text(), money)
                : null;
    }

    private boolean negative(int start) {
        if (start == 0) {
            return false;
        }
        Token before = tokens.get(start - 1);
        if (!before.is(Kind.SIGN, "-")) {
            return before.is(Kind.WORD, "minus") || before.is(Kind.WORD, "negative");
        }
        boolean loose = !tokens.get(start).glued();
        boolean hyphen = before.glued() && (start == 1 || tokens.get(start - 2).kind() != Kind.SIGN);
        if (hyphen || (loose && start == 1)) {
            problem = SEVERAL;
        }
        return !loose;
    }

    /// What is not understood beside a number may change it.
    private void notice(int index) {
        if (strange != null || beside.isUnderstood(index)) {
            return;
        }
        String said = tokens.get(index).said();
        if (beside.isOtherUnit(index)) {
            strange = "The question is about " + beside.asked().told() + ", not " + said
                    + (money ? "; please give me just that amount." : "; please give me just that number.");
            return;
        }
        if (beside.isShare(index)) {
            strange = money
                    ? "I need an amount here, not a percentage; try something like 1500 EUR."
                    : "I need a number here, not a percentage; try something like 1500 or 12.5.";
            return;
        }
        String example = money ? "amount, such as 1500 EUR." : "number, such as 1500 or 12.5.";
        strange = Words.INEXACT.contains(said.toLowerCase(Locale.ROOT))
                        || tokens.get(index).kind() == Kind.SIGN
                ? "I need one exact " + example
                : "I did not understand “"
                        + (said.length() > LONGEST_WORD ? said.substring(0, LONGEST_WORD) + "…" : said)
                        + "”; please give me just the " + example;
    }

    private boolean word(int index, String text) {
        return index < tokens.size() && tokens.get(index).is(Kind.WORD, text);
    }
}
