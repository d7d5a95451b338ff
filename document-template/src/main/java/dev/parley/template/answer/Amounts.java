package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one amount of money in a text: `€1.5k`, `EUR 1.500,00`, `$2,000.50`, `£3m`, `CHF 80'000`, `two thousand
/// euros`, `85k a year`.
///
/// - The number is read as [Numbers] does, `m` and `b` being million and billion here.
/// - A currency is an ISO 4217 code, a sign or a name; without one it is the default, and without that it is asked
///   for. A default which is no currency counts as none.
/// - A sign or name shared by several is the default if that is among them, else the usual one (`$` US dollars, `£`
///   pounds sterling, `¥` yen), else unclear (`kr`, `pesos`).
/// - The amount has the currency's number of decimals; more than those are unclear, and so are percentages and
///   cents.
public final class Amounts {
    private final String fallback;
    private final List<Token> rest = new ArrayList<>();
    private Set<String> codes;
    private boolean unknown;

    private Amounts(String fallback) {
        this.fallback = fallback;
    }

    public static Understood<Money> read(String text, String defaultCurrency) {
        String fallback = Currencies.ofCode(defaultCurrency)
                .map(Currency::getCurrencyCode)
                .orElse(null);
        var amounts = new Amounts(fallback);
        amounts.sort(Token.of(text));
        return switch (Figures.only(amounts.rest, true)) {
            case Understood.Unclear<BigDecimal>(String reason) -> new Understood.Unclear<>(reason);
            case Understood.Meant<BigDecimal>(BigDecimal amount) -> amounts.money(amount);
        };
    }

    private Understood<Money> money(BigDecimal amount) {
        if (codes == null ? unknown : codes.isEmpty()) {
            return new Understood.Unclear<>(
                    codes == null
                            ? "I do not know that currency; try its three-letter code, such as 1500 EUR."
                            : "I found more than one currency in that; please name just one, such as 1500 EUR.");
        }
        Optional<Currency> chosen = Currencies.ofCode(code());
        if (chosen.isEmpty()) {
            return new Understood.Unclear<>("Which currency is that in? Try something like 1500 EUR.");
        }
        Currency currency = chosen.get();
        int decimals = currency.getDefaultFractionDigits();
        if (amount.scale() > decimals) {
            return new Understood.Unclear<>("An amount in " + currency.getCurrencyCode() + " has "
                    + (decimals == 0 ? "no" : "at most " + decimals) + " decimals; please round it.");
        }
        return new Understood.Meant<>(new Money(amount.setScale(decimals), currency.getCurrencyCode()));
    }

    private String code() {
        return codes == null || (fallback != null && codes.contains(fallback))
                ? fallback
                : codes.iterator().next();
    }

    private void sort(List<Token> tokens) {
        boolean afterCode = false;
        boolean afterSign = false;
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (currency(tokens, at)) {
                boolean signed =
                        token.glued() && !rest.isEmpty() && rest.getLast().is(Kind.SIGN, "-");
                afterCode = !signed && token.kind() == Kind.WORD;
                afterSign = !signed && token.kind() == Kind.SIGN;
            } else {
                boolean loose = afterSign || (afterCode && !token.is(Kind.SIGN, "-"));
                rest.add(loose ? token.loose() : token);
                afterCode = false;
                afterSign = false;
            }
        }
    }

    private boolean currency(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Optional<String> land = Currencies.ofLand(token.text())
                .filter(code -> at + 1 < tokens.size()
                        && (!tokens.get(at + 1).is(Kind.SIGN, "$")
                                || tokens.get(at + 1).glued())
                        && Currencies.named(tokens.get(at + 1).text())
                                .filter(codes -> codes.contains(code))
                                .isPresent());
        Optional<Set<String>> named = land.or(
                        () -> token.kind() == Kind.WORD ? Currencies.code(tokens, at) : Optional.empty())
                .map(Set::of)
                .or(() -> Currencies.named(token.text()));
        if (named.isEmpty()) {
            unknown |= token.said().matches("[A-Z]{3}") && Currencies.besideNumber(tokens, at);
            return false;
        }
        boolean foreign = land.isEmpty() && at > 0 && foreign(tokens.get(at - 1), token);
        Set<String> both = new LinkedHashSet<>(codes == null ? named.get() : codes);
        both.retainAll(foreign ? Set.of("?") : named.get());
        codes = both;
        return true;
    }

    /// `Jamaican dollars` are dollars, but whose is not known here.
    private static boolean foreign(Token before, Token token) {
        boolean adjective = before.kind() == Kind.WORD
                && !NumberWords.contains(before.text())
                && before.text().matches(".{2,20}(?:an|ese|ish|wan|cfa)");
        boolean glued = before.kind() == Kind.WORD && token.glued() && !Figures.isScale(before.text());
        return (token.kind() == Kind.WORD
                        && adjective
                        && Currencies.ofLand(before.text()).isEmpty())
                || (token.kind() == Kind.SIGN
                        && glued
                        && Currencies.ofLand(before.text()).isEmpty());
    }
}
