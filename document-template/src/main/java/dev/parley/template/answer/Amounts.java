package dev.parley.template.answer;

import dev.parley.template.answer.Understood.Meant;
import dev.parley.template.answer.Understood.Unclear;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Amounts of money: a number as [Numbers] reads it, and a currency by its sign, code or name, or the usual one.
public final class Amounts {
    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "$", "USD", "£", "GBP", "¥", "JPY", "₹", "INR");
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("euro", "EUR"),
            Map.entry("dollar", "USD"),
            Map.entry("buck", "USD"),
            Map.entry("pound", "GBP"),
            Map.entry("quid", "GBP"),
            Map.entry("franc", "CHF"),
            Map.entry("yen", "JPY"),
            Map.entry("rupee", "INR"),
            Map.entry("zloty", "PLN"));
    private static final Pattern CODE = Pattern.compile("(?<!\\p{L})(\\p{L}{3})(?!\\p{L})");
    private static final Pattern NAME =
            Pattern.compile("(?<!\\p{L})(" + String.join("|", NAMES.keySet()) + ")s?(?!\\p{L})");

    private Amounts() {}

    /// `usual` is the currency where none is named; null: one has to be.
    public static Understood<Money> read(String text, String usual) {
        var words = Words.of(text);
        var currencies = currencies(words);
        if (currencies.size() > 1) {
            return new Unclear<>("I read more than one currency there; please give just one amount.");
        }
        if (currencies.isEmpty() && usual == null) {
            return new Unclear<>("In which currency? Try something like EUR 1,500.");
        }
        var currency = currencies.isEmpty() ? usual : currencies.getFirst();
        var number = words;
        for (var sign : SIGNS.keySet()) {
            number = number.replace(sign, " ");
        }
        number = number.replaceAll("(?<!\\p{L})" + currency.toLowerCase(Locale.ROOT) + "(?!\\p{L})", " ");
        return switch (Numbers.read(number)) {
            case Unclear<BigDecimal>(var reason) ->
                new Unclear<>(
                        reason.startsWith("I could not")
                                ? "I could not read that as an amount; try something like " + currency + " 1,500."
                                : reason);
            case Meant<BigDecimal>(var amount) -> money(amount, currency);
        };
    }

    private static LinkedHashSet<String> currencies(String words) {
        var found = new LinkedHashSet<String>();
        SIGNS.forEach((sign, code) -> {
            if (words.contains(sign)) {
                found.add(code);
            }
        });
        NAME.matcher(words).results().forEach(name -> found.add(NAMES.get(name.group(1))));
        CODE.matcher(words).results().forEach(code -> {
            var wanted = code.group(1).toUpperCase(Locale.ROOT);
            // Words of three letters are many; a code is one in use that is none of them.
            if (Currency.getAvailableCurrencies().stream()
                            .anyMatch(currency -> currency.getCurrencyCode().equals(wanted))
                    && !wanted.equals("ALL")
                    && !wanted.equals("TOP")) {
                found.add(wanted);
            }
        });
        return found;
    }

    private static Understood<Money> money(BigDecimal amount, String code) {
        if (amount.signum() < 0) {
            return new Unclear<>("An amount cannot be negative.");
        }
        var decimals = Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
        if (amount.scale() > decimals) {
            return new Unclear<>(code + " has " + (decimals == 0 ? "no decimals." : decimals + " decimals at most."));
        }
        return new Meant<>(new Money(amount.setScale(decimals), code));
    }
}
