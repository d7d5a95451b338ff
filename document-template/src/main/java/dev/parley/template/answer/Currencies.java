package dev.parley.template.answer;

import dev.parley.template.answer.Token.Kind;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The currencies that are money today, and what people call them. A name shared by several lists the usual one first;
/// `?` first: none is usual.
final class Currencies {
    private static final Map<String, Currency> BY_CODE = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .filter(currency ->
                    CldrTable.CURRENCIES.of(currency.getCurrencyCode().toLowerCase(Locale.ROOT)) != null)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));
    private static final Set<String> ENGLISH = Set.of(
            "ALL", "TRY", "TOP", "MAD", "CUP", "PEN", "BOB", "GEL", "SOS", "COP", "MOP", "RUB", "BAM", "ANG", "LAK",
            "RON");
    private static final String DOLLARS =
            "USD AUD CAD NZD SGD HKD TWD BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD TTD XCD";
    private static final String POUNDS = "GBP EGP SDG LBP SYP FKP GIP SHP SSP";
    private static final String CROWNS = "? SEK NOK DKK ISK CZK";
    private static final String PESOS = "? MXN ARS CLP COP PHP UYU DOP CUP";
    private static final String RUPEES = "INR PKR LKR NPR MUR SCR";
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("euro", "EUR"),
            Map.entry("euros", "EUR"),
            Map.entry("$", DOLLARS + " MXN ARS CLP COP"),
            Map.entry("dollar", DOLLARS),
            Map.entry("dollars", DOLLARS),
            Map.entry("bucks", DOLLARS),
            Map.entry("£", POUNDS),
            Map.entry("pound", POUNDS),
            Map.entry("pounds", POUNDS),
            Map.entry("quid", "GBP"),
            Map.entry("sterling", "GBP"),
            Map.entry("¥", "JPY CNY"),
            Map.entry("￥", "JPY CNY"),
            Map.entry("yen", "JPY"),
            Map.entry("yuan", "CNY"),
            Map.entry("renminbi", "CNY"),
            Map.entry("rmb", "CNY"),
            Map.entry("₹", "INR"),
            Map.entry("rupee", RUPEES),
            Map.entry("rupees", RUPEES),
            Map.entry("franc", "CHF XAF XOF XPF"),
            Map.entry("francs", "CHF XAF XOF XPF"),
            Map.entry("fr", "CHF"),
            Map.entry("sfr", "CHF"),
            Map.entry("kr", CROWNS),
            Map.entry("krona", "? SEK ISK"),
            Map.entry("kronor", "SEK"),
            Map.entry("krone", "? NOK DKK"),
            Map.entry("kroner", "? NOK DKK"),
            Map.entry("crowns", CROWNS),
            Map.entry("peso", PESOS),
            Map.entry("pesos", PESOS),
            Map.entry("zloty", "PLN"),
            Map.entry("zlotys", "PLN"),
            Map.entry("rs", "? INR PKR LKR NPR MUR SCR"),
            Map.entry("rand", "ZAR"),
            Map.entry("baht", "THB"),
            Map.entry("ringgit", "MYR"),
            Map.entry("lira", "TRY"),
            Map.entry("dirham", "? AED MAD"),
            Map.entry("dirhams", "? AED MAD"),
            Map.entry("reais", "BRL"),
            Map.entry("shekels", "ILS"),
            Map.entry("rubles", "RUB BYN"),
            Map.entry("roubles", "RUB BYN"),
            Map.entry("forint", "HUF"),
            Map.entry("lei", "? RON MDL"),
            Map.entry("hryvnia", "UAH"),
            Map.entry("rupiah", "IDR"),
            Map.entry("dong", "VND"),
            Map.entry("naira", "NGN"),
            Map.entry("riyals", "? SAR QAR OMR YER"),
            Map.entry("dinars", "? KWD RSD JOD BHD TND DZD IQD"),
            Map.entry("shillings", "? KES UGX TZS"),
            Map.entry("bitcoin", "?"),
            Map.entry("bitcoins", "?"),
            Map.entry("btc", "?"),
            Map.entry("元", "CNY"),
            Map.entry("円", "JPY"),
            Map.entry("원", "KRW"),
            Map.entry("บาท", "THB"),
            Map.entry("won", "KRW KPW"),
            Map.entry("₱", "PHP"),
            Map.entry("r", "ZAR"),
            Map.entry("rouble", "RUB BYN"),
            Map.entry("ruble", "RUB BYN"),
            Map.entry("рубль", "RUB BYN"),
            Map.entry("рубля", "RUB BYN"),
            Map.entry("рублей", "RUB BYN"),
            Map.entry("руб", "RUB BYN"),
            Map.entry("₩", "KRW KPW"),
            Map.entry("₺", "TRY"),
            Map.entry("₽", "RUB"),
            Map.entry("₴", "UAH"),
            Map.entry("₪", "ILS"));
    private static final Map<String, String> LANDS = Map.ofEntries(
            Map.entry("us", "USD"),
            Map.entry("american", "USD"),
            Map.entry("a", "AUD"),
            Map.entry("au", "AUD"),
            Map.entry("australian", "AUD"),
            Map.entry("c", "CAD"),
            Map.entry("ca", "CAD"),
            Map.entry("canadian", "CAD"),
            Map.entry("nz", "NZD"),
            Map.entry("s", "SGD"),
            Map.entry("singapore", "SGD"),
            Map.entry("hk", "HKD"),
            Map.entry("mx", "MXN"),
            Map.entry("mexican", "MXN"),
            Map.entry("british", "GBP"),
            Map.entry("egyptian", "EGP"),
            Map.entry("indian", "INR"),
            Map.entry("swiss", "CHF"),
            Map.entry("swedish", "SEK"),
            Map.entry("norwegian", "NOK"),
            Map.entry("danish", "DKK"),
            Map.entry("czech", "CZK"),
            Map.entry("japanese", "JPY"),
            Map.entry("chinese", "CNY"));

    private Currencies() {}

    static Optional<Currency> ofCode(@Nullable String code) {
        return Optional.ofNullable(code).map(BY_CODE::get);
    }

    static int mostDecimals() {
        return BY_CODE.values().stream()
                .mapToInt(Currency::getDefaultFractionDigits)
                .max()
                .orElse(0);
    }

    /// The one people mean where a name or sign is shared; null where that cannot be said.
    static @Nullable String usual(Set<String> codes) {
        if (codes.stream().filter(code -> !code.equals("?")).count() == 1) {
            return codes.stream().filter(code -> !code.equals("?")).findFirst().orElseThrow();
        }
        return codes.stream().findFirst().filter(code -> !code.equals("?")).orElse(null);
    }

    static Optional<Set<String>> named(String name) {
        return Optional.ofNullable(NAMES.get(name)).map(codes -> new LinkedHashSet<>(Arrays.asList(codes.split(" "))));
    }

    static Optional<String> ofLand(String land) {
        return Optional.ofNullable(LANDS.get(land));
    }

    /// A code counts in capitals; in small letters, or being an English word, only beside a number. Where all
    /// words are in capitals, an English one is a code only if it stands alone: `500 ALL`, not `WE PAY 500 ALL IN`.
    static Optional<String> code(List<Token> tokens, int at) {
        String said = tokens.get(at).said();
        String code = said.toUpperCase(Locale.ROOT);
        boolean capitals = said.equals(code);
        boolean english = ENGLISH.contains(code);
        boolean known = said.length() == 3 && BY_CODE.containsKey(code);
        boolean meant = english
                ? capitals && besideNumber(tokens, at) && !isShouted(tokens)
                : capitals || besideNumber(tokens, at);
        return known && meant ? Optional.of(code) : Optional.empty();
    }

    /// Whether there are several words, all of them in capitals.
    static boolean isShouted(List<Token> tokens) {
        return tokens.stream().noneMatch(token -> token.said().chars().anyMatch(Character::isLowerCase))
                && IntStream.range(0, tokens.size())
                                .filter(at -> tokens.get(at).kind() == Kind.WORD && !isNumber(tokens, at))
                                .count()
                        > 1;
    }

    static boolean besideNumber(List<Token> tokens, int at) {
        return isNumber(tokens, at - 1) || isNumber(tokens, at + 1) || sign(tokens, at + 1) && isNumber(tokens, at + 2);
    }

    static boolean isNumber(List<Token> tokens, int at) {
        return at >= 0
                && at < tokens.size()
                && (tokens.get(at).kind() == Kind.NUMERAL
                        || NumberFinder.isScale(tokens.get(at).text()));
    }

    private static boolean sign(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).kind() == Kind.SIGN;
    }
}
