package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The one number among tokens.
final class Figures {
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String NO_NUMBER = "I could not read that as a number; try something like 1500 or 12.5.";
    private static final String SEVERAL = "I need exactly one number; please give me just the one that counts.";
    private static final String TOO_LONG =
            "That number is longer than I can take; up to 18 digits and 6 decimals will do.";
    private static final Map<String, Long> SHORT =
            Map.of("k", 1_000L, "mn", 1_000_000L, "mio", 1_000_000L, "bn", 1_000_000_000L);
    private static final Map<String, Long> SHORT_OF_MONEY =
            Map.of("m", 1_000_000L, "mm", 1_000_000L, "b", 1_000_000_000L, "grand", 1_000L);
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    private static final Set<String> POINTING =
            Set.of("no", "the", "that", "this", "which", "any", "another", "each", "every");
    private static final Set<String> REFUSED = Set.of(
            "not",
            "cannot",
            "or",
            "than",
            "over",
            "under",
            "above",
            "below",
            "between",
            "least",
            "most",
            "couple",
            "few",
            "several",
            "many",
            "half",
            "halves",
            "quarter",
            "quarters",
            "third",
            "thirds",
            "dozens",
            "hundreds",
            "thousands",
            "millions",
            "billions",
            "times",
            "squared",
            "power",
            "except",
            "cents",
            "pence");

    private final List<Token> tokens;
    private final boolean money;
    private BigDecimal found;
    private String problem;
    private int at;

    private Figures(List<Token> tokens, boolean money) {
        this.tokens = tokens;
        this.money = money;
    }

    static Understood<BigDecimal> only(List<Token> tokens, boolean money) {
        return new Figures(tokens, money).read();
    }

    static boolean isScale(String word) {
        return SHORT.containsKey(word) || SHORT_OF_MONEY.containsKey(word) || NumberWords.contains(word);
    }

    private Understood<BigDecimal> read() {
        while (at < tokens.size() && problem == null) {
            int start = at;
            BigDecimal value = number();
            if (value == null) {
                refuse(tokens.get(at));
                at++;
            } else if (problem == null) {
                keep(negative(start) ? value.negate() : value);
            }
        }
        if (problem == null && found == null) {
            problem = NO_NUMBER;
        }
        return problem == null ? new Understood.Meant<>(found) : new Understood.Unclear<>(problem);
    }

    private void keep(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        BigDecimal kept = bare.scale() < 0 ? bare.setScale(0) : bare;
        if (kept.scale() > Numeral.DECIMALS || kept.precision() - kept.scale() > Numeral.INTEGER_DIGITS) {
            problem = TOO_LONG;
        } else if (found != null && found.compareTo(kept) != 0) {
            problem = SEVERAL;
        } else {
            found = kept;
        }
    }

    private BigDecimal number() {
        Token token = tokens.get(at);
        BigDecimal value;
        if (token.kind() == Kind.NUMERAL) {
            value = numeral(token);
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
            boolean more = word(at, "point") || halfFollows();
            if (!more) {
                return value;
            }
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
        if (!word(at, "point")) {
            return whole;
        }
        at++;
        BigDecimal value = whole;
        int places = 0;
        while (places <= Numeral.DECIMALS && NumberWords.at(tokens, at) instanceof NumberWords.Counted digit) {
            if (digit.value() > 9) {
                problem = NO_NUMBER;
            }
            value = value.add(BigDecimal.valueOf(digit.value(), ++places));
            at = digit.end();
        }
        return value;
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
            if (unit.equals("m")) {
                problem = "Does that m stand for million? Please write the number out, such as 2 million.";
            } else if (tokens.get(at).glued() && (money || ORDINALS.contains(unit))) {
                problem = NO_NUMBER;
            }
        }
    }

    private Long scale(int index) {
        if (index >= tokens.size() || tokens.get(index).kind() != Kind.WORD) {
            return null;
        }
        String text = tokens.get(index).text();
        String one = text.endsWith("s") ? text.substring(0, text.length() - 1) : text;
        Long scale = NumberWords.SCALES.getOrDefault(one, SHORT.get(text));
        return scale == null && money ? SHORT_OF_MONEY.get(text) : scale;
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

    private void refuse(Token token) {
        String text = token.text();
        boolean word = token.kind() == Kind.WORD && (REFUSED.contains(text) || text.endsWith("n't"));
        boolean sign = token.kind() == Kind.SIGN
                && ("*^=<>±×÷".contains(text)
                        || Character.getType(text.codePointAt(0)) == Character.OTHER_NUMBER
                        || ("/:".contains(text)
                                && at > 0
                                && tokens.get(at - 1).kind() == Kind.NUMERAL
                                && numeralAt(at + 1))
                        || (money && text.equals("%")));
        if (word || sign) {
            problem = "I need one plain " + (money ? "amount" : "number") + "; try something like "
                    + (money ? "1500 EUR." : "1500 or 12.5.");
        }
    }

    private boolean numeralAt(int index) {
        return index < tokens.size() && tokens.get(index).kind() == Kind.NUMERAL;
    }

    private boolean word(int index, String text) {
        return index < tokens.size() && tokens.get(index).is(Kind.WORD, text);
    }
}
