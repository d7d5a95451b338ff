package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Currencies by the names they have in CLDR, beside a number: `100 zł`, `Kazakhstani tenge`.
final class ForeignCurrencies {
    /// `end`: the first token after it. `?` comes first in `codes` where several are called so.
    record Found(Set<String> codes, int end) {}

    private static final int LONGEST_SIGN = 4;

    private ForeignCurrencies() {}

    /// One that begins there.
    static Optional<Found> at(List<Token> tokens, int at) {
        if (tokens.get(at).kind() == Kind.NUMERAL || isTaken(tokens.get(at))) {
            return Optional.empty();
        }
        return sign(tokens, at, 1).or(() -> name(tokens, at));
    }

    /// A sign of several parts, one of which may be a currency's by itself: `R$`, `NT$`.
    static Optional<Found> joined(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                        && tokens.get(at).kind() == Kind.WORD
                        && tokens.get(at + 1).kind() == Kind.SIGN
                        && tokens.get(at + 1).glued()
                ? sign(tokens, at, 2)
                : Optional.empty();
    }

    private static Optional<Found> sign(List<Token> tokens, int at, int shortest) {
        for (int end = Math.min(tokens.size(), at + LONGEST_SIGN); end >= at + shortest; end--) {
            var part = tokens.subList(at, end);
            var isOne = part.stream().skip(1).allMatch(token -> token.glued() && token.kind() != Kind.NUMERAL);
            var codes = isOne && isBesideNumber(tokens, at, end) ? signed(joined(part)) : null;
            if (codes != null) {
                return Optional.of(new Found(codes, end));
            }
        }
        return Optional.empty();
    }

    /// What we and CLDR call so together; ours are first. What is a large number in some language too is unclear.
    private static @Nullable Set<String> signed(String sign) {
        var theirs = codes(CldrTable.CURRENCY_SIGNS, sign);
        var ours = Currencies.named(sign);
        if (theirs == null && ours.isEmpty() || isOneLetter(sign)) {
            return null;
        }
        if (CldrTable.SCALES.of(sign) != null) {
            return Set.of("?");
        }
        var all = new LinkedHashSet<String>(
                ours.orElseGet(() -> found(Objects.requireNonNull(theirs), 0).codes()));
        all.addAll(theirs == null ? Set.of() : theirs);
        return all;
    }

    /// Words that are in one currency's name together.
    private static Optional<Found> name(List<Token> tokens, int at) {
        var end = at;
        @Nullable Set<String> codes = null;
        for (; end < tokens.size() && tokens.get(end).kind() == Kind.WORD; end++) {
            var token = tokens.get(end);
            var named = isTaken(token)
                    ? null
                    : Currencies.named(token.text()).orElseGet(() -> codes(CldrTable.CURRENCY_WORDS, token.text()));
            if (named == null) {
                break;
            }
            codes = codes == null ? new TreeSet<>(named) : codes;
            codes.retainAll(named);
        }
        return codes != null && isBesideNumber(tokens, at, end) ? Optional.of(found(codes, end)) : Optional.empty();
    }

    private static @Nullable Set<String> codes(CldrTable table, String name) {
        var codes = isOneLetter(name) ? null : table.of(name);
        return codes == null ? null : Set.of(codes.split(" "));
    }

    private static Found found(Set<String> codes, int end) {
        var unclear = new LinkedHashSet<String>();
        if (codes.size() > 1) {
            unclear.add("?");
        }
        unclear.addAll(codes);
        return new Found(unclear, end);
    }

    private static boolean isBesideNumber(List<Token> tokens, int at, int end) {
        return Currencies.isNumber(tokens, at - 1)
                || Currencies.besideNumber(tokens, end - 1)
                || at > 0 && Currencies.named(tokens.get(at - 1).text()).isPresent();
    }

    /// Words that say something else, and single letters, which may stand for anything.
    private static boolean isTaken(Token token) {
        var word = token.text();
        return isOneLetter(word)
                || token.said().equals(word) && CldrTable.UNITS.of(word) != null && word.length() < 3
                || ".,;!?()'\"-+/:%".contains(word)
                || Words.FILLERS.contains(word)
                || Words.INEXACT.contains(word)
                || Words.PER.contains(word)
                || Units.time(word) != null
                || NumberFinder.isScale(word);
    }

    private static boolean isOneLetter(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0)) && !Token.isWrittenTogether(word.charAt(0));
    }

    /// Without dots.
    private static String joined(List<Token> tokens) {
        var joined = new StringBuilder();
        tokens.stream().filter(token -> !token.is(Kind.SIGN, ".")).forEach(token -> joined.append(token.text()));
        return joined.toString();
    }
}
