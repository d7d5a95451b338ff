package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Whether what stands beside a number says nothing that would change it. Whatever is not known to is asked about.
///
/// `known` are the words of the question: who answers may repeat them. `clauses` are the tokens that say what it says.
record Beside(List<Token> tokens, boolean money, Set<String> known, Measures asked, BitSet clauses) {
    private static final Set<String> PUNCTUATION = Set.of(".", ",", "!", ";", "\"", "'", "…", "。", "、", "·", "_");

    Beside(List<Token> tokens, boolean money, Set<String> known) {
        this(tokens, money, known, Measures.of(known, money));
    }

    private Beside(List<Token> tokens, boolean money, Set<String> known, Measures asked) {
        this(tokens, money, known, asked, Clauses.in(tokens, money, known, asked));
    }

    boolean isUnderstood(int at) {
        Token token = tokens.get(at);
        return clauses.get(at) || (token.kind() == Kind.WORD ? word(at) : token.kind() == Kind.SIGN && sign(at));
    }

    private boolean word(int at) {
        String word = said(at);
        if (word.equals("minus") || word.equals("negative")) {
            return beginsNumber(at + 1);
        }
        if (asked.powers().contains(Units.power(word)) || word.equals("within") && known.contains(word)) {
            return true;
        }
        if (Words.INEXACT.contains(word)
                || word.endsWith("nt") && tokens.get(at).said().contains("'")) {
            return false;
        }
        if (Units.time(word) != null) {
            return asked.fits(word) && (!money || isPer(at));
        }
        if (Units.period(word) != null || Units.isPercent(word)) {
            return asked.fits(word) && !(money && Units.isPercent(word));
        }
        if (perAnnum(at)) {
            return asked.fits("pa");
        }
        if (perCent(at)) {
            return !money && asked.fits("percent");
        }
        return Words.FILLERS.contains(word)
                || known.contains(word) && !lacksPower(at, word)
                || Words.PER.contains(word) && (Units.time(said(at + 1)) != null || known.contains(said(at + 1)))
                || !money && isUnit(at, word);
    }

    /// Whether it is a unit other than those the question names.
    boolean isOtherUnit(int at) {
        String word = said(at);
        return (tokens.get(at).kind() == Kind.WORD || is(at, "%"))
                && !asked.units().isEmpty()
                && (perAnnum(at)
                        ? !asked.fits("pa")
                        : !Units.of(word).isEmpty() && (!asked.fits(word) || lacksPower(at, word)));
    }

    boolean isShare(int at) {
        return is(at, "%") || Units.isPercent(said(at)) || perCent(at);
    }

    /// A point is one that digits follow.
    private boolean isUnit(int at, String word) {
        return !word.equals("point")
                && (Units.contains(word)
                        || !asked.units().isEmpty() && !Units.of(word).isEmpty())
                && asked.fits(word)
                && !lacksPower(at, word);
    }

    /// Metres are no square metres.
    private boolean lacksPower(int at, String word) {
        int next = is(at + 1, ".") ? at + 2 : at + 1;
        int last = is(at - 1, ".") ? at - 2 : at - 1;
        return !asked.powers().isEmpty()
                && Units.isLength(word)
                && !asked.powers().contains(Units.power(said(last)))
                && !asked.powers().contains(Units.power(said(next)));
    }

    private boolean isPer(int at) {
        return at > 0
                        && (Words.PER.contains(said(at - 1))
                                || is(at - 1, "/")
                                || isPer(at - 1) && known.contains(said(at)))
                || known.contains(said(at));
    }

    /// `p.a.`
    private boolean perAnnum(int at) {
        boolean first = said(at).equals("p") && is(at + 1, ".") && said(at + 2).equals("a");
        boolean second = at >= 2
                && said(at).equals("a")
                && is(at - 1, ".")
                && said(at - 2).equals("p");
        return first || second;
    }

    private boolean perCent(int at) {
        return said(at).equals("per") && said(at + 1).equals("cent")
                || said(at).equals("cent") && said(at - 1).equals("per");
    }

    private boolean sign(int at) {
        String sign = tokens.get(at).text();
        return switch (sign) {
            case "-" -> beginsNumber(at + 1) || closesPrice(at) || wordAt(at + 1);
            case "+" -> beginsNumber(at + 1) && tokens.get(at + 1).glued() && !endsNumber(at - 1);
            case "(" -> true;
            case ")" -> true;
            case "%" -> !money && asked.fits("percent");
            case "/" -> wordAt(at + 1);
            case ":" -> !(endsNumber(at - 1) && beginsNumber(at + 1));
            default -> PUNCTUATION.contains(sign);
        };
    }

    /// `80'000.-` and `500,-`
    private boolean closesPrice(int at) {
        return at > 0
                && (is(at - 1, ".") || is(at - 1, ","))
                && tokens.get(at - 1).glued()
                && endsNumber(at - 2);
    }

    private boolean beginsNumber(int at) {
        return at >= 0
                && at < tokens.size()
                && (tokens.get(at).kind() == Kind.NUMERAL
                        || NumberWords.contains(said(at))
                        || Decimals.begin(tokens, at));
    }

    private boolean endsNumber(int at) {
        return beginsNumber(at);
    }

    private boolean wordAt(int at) {
        return at < tokens.size() && tokens.get(at).kind() == Kind.WORD;
    }

    private boolean is(int at, String sign) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(Kind.SIGN, sign);
    }

    /// A word without its apostrophes; anything else is itself.
    private String said(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).text().replace("'", "") : "";
    }
}
