package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one amount of money in a text: `€1.5k`, `EUR 1.500,00`, `$2,000.50`, `£3m`, `CHF 80'000`, `two thousand
/// euros`, `85k a year`.
///
/// - The number is read as [Numbers] does, `m` and `b` being million and billion here.
/// - A currency is an ISO 4217 code, a sign or a name; without one it is the default, and without that it is asked
///   for. A default which is no currency counts as none.
/// - A sign or name shared by several is the default if that is among them, else the usual one (`$` US dollars, `£`
///   pounds sterling, `¥` yen), else unclear (`kr`, `pesos`).
/// - What it is by (`a month`, `hourly`) is passed over, and asked about where the question names another stretch of
///   time; how often it is paid (`55000 a year, paid monthly`) is something else.
/// - The amount has the currency's number of decimals; more than those are unclear, and so are percentages and
///   cents.
public final class Amounts {
    private final @Nullable String fallback;
    private final List<Token> rest = new ArrayList<>();
    private @Nullable Set<String> codes;
    private boolean unknown;

    private Amounts(@Nullable String fallback) {
        this.fallback = fallback;
    }

    public static ParseResult<Money> read(String text, @Nullable String defaultCurrency) {
        return read(text, defaultCurrency, Set.of());
    }

    /// `known`: the words of the question, in small letters, and pairs of them (`at most`), which who answers may
    /// repeat.
    public static ParseResult<Money> read(String text, @Nullable String defaultCurrency, Set<String> known) {
        String fallback = Currencies.ofCode(defaultCurrency)
                .map(Currency::getCurrencyCode)
                .orElse(null);
        var amounts = new Amounts(fallback);
        amounts.sort(Token.of(text));
        Instalments instalments = Instalments.of(amounts.rest, known);
        ParseResult<Money> money = switch (NumberFinder.only(instalments.rest(), true, known)) {
            case ParseResult.Unclear<BigDecimal>(String reason) -> new ParseResult.Unclear<>(reason);
            case ParseResult.Meant<BigDecimal>(BigDecimal amount) -> amounts.money(amount);
        };
        return money instanceof ParseResult.Meant<Money>(Money meant) && instalments.mayBePart(meant)
                ? new ParseResult.Unclear<>("Is that per " + instalments.asked()
                        + "? Please write it as the amount per " + instalments.asked() + ".")
                : money;
    }

    /// Whether an amount may be in it: the code of a currency that is money today.
    public static boolean isCurrency(String code) {
        return Currencies.ofCode(code).isPresent();
    }

    /// The most decimals an amount may have; `code` null: in any currency.
    public static int decimals(@Nullable String code) {
        return Currencies.ofCode(code).map(Currency::getDefaultFractionDigits).orElseGet(Currencies::mostDecimals);
    }

    /// An amount that is known already.
    public static ParseResult<Money> of(BigDecimal amount, @Nullable String code) {
        Optional<Currency> currency = Currencies.ofCode(code);
        if (currency.isEmpty()) {
            return new ParseResult.Unclear<>("Which currency is that in? Try something like 1500 EUR.");
        }
        int decimals = currency.get().getDefaultFractionDigits();
        if (!Numbers.isOne(amount)) {
            return new ParseResult.Unclear<>("That amount is longer than I can take; up to 18 digits will do.");
        }
        if (amount.stripTrailingZeros().scale() > decimals) {
            return new ParseResult.Unclear<>("An amount in " + code + " has "
                    + (decimals == 0 ? "no" : "at most " + decimals) + " decimals; please round it.");
        }
        return new ParseResult.Meant<>(
                new Money(amount.setScale(decimals), currency.get().getCurrencyCode()));
    }

    private ParseResult<Money> money(BigDecimal amount) {
        if (codes == null ? unknown : codes.isEmpty()) {
            return new ParseResult.Unclear<>(
                    codes == null
                            ? "I do not know that currency; try its three-letter code, such as 1500 EUR."
                            : "I found more than one currency in that; please name just one, such as 1500 EUR.");
        }
        return of(amount, code());
    }

    private @Nullable String code() {
        return codes == null || (fallback != null && codes.contains(fallback)) ? fallback : Currencies.usual(codes);
    }

    private void sort(List<Token> tokens) {
        boolean afterCode = false;
        boolean afterSign = false;
        int at = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            int end = currency(tokens, at);
            if (end > at) {
                boolean signed =
                        token.glued() && !rest.isEmpty() && rest.getLast().is(Kind.SIGN, "-");
                Kind last = tokens.get(end - 1).kind();
                afterCode = !signed && last == Kind.WORD;
                afterSign = !signed && last == Kind.SIGN;
                at = end;
            } else {
                boolean loose = afterSign || (afterCode && !token.is(Kind.SIGN, "-"));
                rest.add(loose ? token.loose() : token);
                afterCode = false;
                afterSign = false;
                at++;
            }
        }
    }

    /// Where the currency that begins there ends.
    private int currency(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        Optional<String> land = Currencies.ofLand(token.text())
                .filter(code -> at + 1 < tokens.size()
                        && (!tokens.get(at + 1).is(Kind.SIGN, "$")
                                || tokens.get(at + 1).glued())
                        && Currencies.named(tokens.get(at + 1).text())
                                .filter(codes -> codes.contains(code))
                                .isPresent());
        Optional<ForeignCurrencies.Found> joined =
                land.isPresent() ? Optional.empty() : ForeignCurrencies.joined(tokens, at);
        if (joined.isPresent()) {
            keep(joined.get().codes());
            return joined.get().end();
        }
        Optional<Set<String>> named = land.or(
                        () -> token.kind() == Kind.WORD ? Currencies.code(tokens, at) : Optional.empty())
                .map(Set::of)
                .or(() -> Currencies.named(token.text()));
        if (named.isPresent()) {
            keep(named.get());
            return at + 1;
        }
        Optional<ForeignCurrencies.Found> elsewhere = ForeignCurrencies.at(tokens, at);
        if (elsewhere.isPresent()) {
            keep(elsewhere.get().codes());
            return elsewhere.get().end();
        }
        unknown |= token.said().matches("[A-Z]{3}")
                && Currencies.besideNumber(tokens, at)
                && !Currencies.isShouted(tokens);
        return at;
    }

    private void keep(Set<String> named) {
        Set<String> both = new LinkedHashSet<>(codes == null ? named : codes);
        both.retainAll(named);
        codes = both;
    }
}
