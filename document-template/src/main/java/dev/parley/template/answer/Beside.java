package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether what stands beside a number says nothing that would change it. Whatever is not known to is asked about.
///
/// `known` are the words of the question: who answers may repeat them.
record Beside(List<Token> tokens, boolean money, Set<String> known) {
    private static final Set<String> PUNCTUATION = Set.of(".", ",", "!", ";", "\"", "'", "…", "。", "、", "·", "_");

    boolean isUnderstood(int at) {
        Token token = tokens.get(at);
        return token.kind() == Kind.WORD ? word(at) : token.kind() == Kind.SIGN && sign(at);
    }

    private boolean word(int at) {
        String word = said(at);
        if (word.equals("minus") || word.equals("negative")) {
            return beginsNumber(at + 1);
        }
        if (Words.INEXACT.contains(word)
                || word.endsWith("nt") && tokens.get(at).said().contains("'")) {
            return false;
        }
        if (Units.time(word) != null) {
            return money ? isPer(at) : isMeant(Units.time(word));
        }
        return Words.FILLERS.contains(word)
                || known.contains(word)
                || Words.PER.contains(word) && at + 1 < tokens.size() && Units.time(said(at + 1)) != null
                || Words.PERIODIC.contains(word)
                || perAnnum(at)
                || !money && Units.contains(word);
    }

    private boolean isPer(int at) {
        return at > 0
                        && (Words.PER.contains(said(at - 1))
                                || is(at - 1, "/")
                                || isPer(at - 1) && known.contains(said(at)))
                || known.contains(said(at));
    }

    /// Where the question names stretches of time, two years are no answer in months.
    private boolean isMeant(String time) {
        Set<String> asked =
                known.stream().map(Units::time).filter(each -> each != null).collect(Collectors.toSet());
        return asked.isEmpty() || asked.contains(time);
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

    private boolean sign(int at) {
        String sign = tokens.get(at).text();
        return switch (sign) {
            case "-" -> beginsNumber(at + 1) || closesPrice(at) || wordAt(at + 1);
            case "+" -> beginsNumber(at + 1) && tokens.get(at + 1).glued() && !endsNumber(at - 1);
            case "(" -> true;
            case ")" -> true;
            case "%" -> !money;
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
                        || said(at).equals("point") && NumberWords.contains(said(at + 1)));
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
