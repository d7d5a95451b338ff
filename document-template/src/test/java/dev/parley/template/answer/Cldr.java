package dev.parley.template.answer;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.Notation;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.CurrencyDisplayNames;
import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables the readers use, as ICU knows CLDR.
final class Cldr {
    private static final List<String> PLURALS = List.of("one", "few", "many", "other");
    /// Currencies come and go: as the version of ICU in use knows them on this day.
    private static final OffsetDateTime TODAY = OffsetDateTime.parse("2026-11-01T00:00:00Z");
    private static final long LARGEST = 100_000_000_000_000L;

    private Cldr() {}

    static SortedMap<String, String> table(CldrTable table) {
        return switch (table) {
            case SCALES -> scales();
            case CURRENCIES -> codes();
            case CURRENCY_SIGNS -> signs();
            case CURRENCY_WORDS -> words();
            case UNITS -> units();
        };
    }

    /// What large numbers are abbreviated with. A word for two of them is left out.
    private static SortedMap<String, String> scales() {
        var found = new TreeMap<String, Set<String>>();
        for (var language : Languages.COMMON) {
            for (var notation : List.of(Notation.compactLong(), Notation.compactShort())) {
                scales(
                        NumberFormatter.withLocale(ULocale.forLanguageTag(language))
                                .notation(notation)
                                .precision(Precision.maxSignificantDigits(3)),
                        found);
            }
        }
        found.values().removeIf(values -> values.size() > 1);
        return lines(found);
    }

    private static void scales(LocalizedNumberFormatter format, SortedMap<String, Set<String>> found) {
        for (var power = 1000L; power <= LARGEST; power *= 10) {
            for (var count : new int[] {1, 2, 5}) {
                var digits = new StringBuilder();
                var name = new StringBuilder();
                format.format(count * power).toString().codePoints().forEach(point -> {
                    if (Character.isDigit(point)) {
                        digits.append(Character.digit(point, 10));
                    } else {
                        name.appendCodePoint(point == '.' ? ' ' : point);
                    }
                });
                var word = TextNormalizer.lower(name.toString());
                if (word.chars().allMatch(letter -> Character.isLetter(letter) || isMark(letter))
                        && !word.isEmpty()
                        && !digits.isEmpty()
                        && digits.length() <= 4) {
                    add(found, word, String.valueOf(count * power / Math.max(1, Long.parseLong(digits.toString()))));
                }
            }
        }
    }

    private static SortedMap<String, String> codes() {
        var codes = new TreeMap<String, String>();
        CurrencyMetaInfo.getInstance()
                .currencies(CurrencyMetaInfo.CurrencyFilter.onDate(Date.from(TODAY.toInstant())))
                .forEach(code -> codes.put(code.toLowerCase(Locale.ROOT), code));
        return codes;
    }

    private static List<String> currencies() {
        return Stream.of(Locale.getISOCountries())
                .map(country -> Currency.getInstance(Locale.of("", country)))
                .filter(currency -> currency != null)
                .map(Currency::getCurrencyCode)
                .distinct()
                .sorted()
                .toList();
    }

    private static SortedMap<String, String> signs() {
        var signs = new TreeMap<String, Set<String>>();
        for (var language : Languages.COMMON) {
            var display = CurrencyDisplayNames.getInstance(ULocale.forLanguageTag(language));
            for (var code : currencies()) {
                Stream.of(display.getSymbol(code), display.getNarrowSymbol(code))
                        .filter(sign -> !sign.equals(code))
                        .map(sign -> TextNormalizer.lower(sign).replaceAll("[. ]", ""))
                        .filter(sign -> !sign.isEmpty())
                        .forEach(sign -> add(signs, sign, code));
            }
        }
        return lines(signs);
    }

    private static SortedMap<String, String> words() {
        var words = new TreeMap<String, Set<String>>();
        for (var language : Languages.COMMON) {
            for (var code : currencies()) {
                names(code, language).forEach(word -> add(words, word, code));
            }
        }
        past(words);
        return lines(words);
    }

    /// A word that was another money's too not long ago is unclear: `marks` are not only convertible ones. Where the
    /// one came in place of the other, it is the same word.
    private static void past(SortedMap<String, Set<String>> words) {
        var today = Set.copyOf(codes().values());
        var past = CurrencyMetaInfo.getInstance()
                .currencies(CurrencyMetaInfo.CurrencyFilter.onDateRange(
                                Date.from(TODAY.minusYears(29).toInstant()), Date.from(TODAY.toInstant()))
                        .withTender())
                .stream()
                .distinct()
                .filter(code -> !today.contains(code))
                .toList();
        for (var code : past) {
            var name = names(code, "en");
            for (var language : Languages.COMMON) {
                names(code, language).stream()
                        .filter(words::containsKey)
                        .filter(word -> words.get(word).stream()
                                .noneMatch(each ->
                                        each.regionMatches(0, code, 0, 2) || name.containsAll(names(each, "en"))))
                        .forEach(word -> add(words, word, code));
            }
        }
    }

    private static Set<String> names(String code, String language) {
        var display = CurrencyDisplayNames.getInstance(ULocale.forLanguageTag(language));
        return PLURALS.stream()
                .flatMap(count -> Token.of(display.getPluralName(code, count)).stream())
                .filter(token -> token.kind() == Token.Kind.WORD)
                .map(Token::text)
                .collect(Collectors.toSet());
    }

    private static SortedMap<String, String> units() {
        var units = new TreeMap<String, Set<String>>();
        for (var unit : MeasureUnit.getAvailable()) {
            for (var language : List.of(ULocale.ENGLISH, ULocale.UK)) {
                for (var width : List.of(UnitWidth.FULL_NAME, UnitWidth.SHORT)) {
                    for (var count : new int[] {1, 2}) {
                        if (!unit.getType().equals("currency")) {
                            units(
                                    unit,
                                    NumberFormatter.withLocale(language)
                                            .unit(unit)
                                            .unitWidth(width)
                                            .format(count)
                                            .toString(),
                                    units);
                        }
                    }
                }
            }
        }
        return lines(units);
    }

    private static void units(MeasureUnit unit, String shown, SortedMap<String, Set<String>> units) {
        var words = TextNormalizer.words(shown).stream()
                .filter(word -> word.chars().allMatch(Character::isLetter))
                .toList();
        if (words.size() == 1 && TextNormalizer.words(shown).size() == 2) {
            add(units, words.getFirst(), unit.getSubtype());
        } else {
            words.stream().filter(word -> word.length() > 1).forEach(word -> add(units, word, "part"));
        }
    }

    private static void add(SortedMap<String, Set<String>> found, String name, String meaning) {
        found.computeIfAbsent(name, _ -> new TreeSet<>()).add(meaning);
    }

    private static SortedMap<String, String> lines(SortedMap<String, Set<String>> found) {
        var lines = new TreeMap<String, String>();
        found.forEach((name, meanings) -> lines.put(name, String.join(" ", meanings)));
        return lines;
    }

    private static boolean isMark(int point) {
        var type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
