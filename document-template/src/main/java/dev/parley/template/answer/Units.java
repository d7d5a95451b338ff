package dev.parley.template.answer;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is counted or measured by a number.
final class Units {
    private static final Map<String, String> TIMES = Map.ofEntries(
            Map.entry("h", "hour"),
            Map.entry("hr", "hour"),
            Map.entry("hrs", "hour"),
            Map.entry("mins", "minute"),
            Map.entry("min", "minute"),
            Map.entry("wk", "week"),
            Map.entry("wks", "week"),
            Map.entry("mth", "month"),
            Map.entry("mths", "month"),
            Map.entry("yr", "year"),
            Map.entry("yrs", "year"),
            Map.entry("annum", "year"));
    private static final Set<String> STRETCHES = Set.of(
            "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "decade");
    private static final Set<String> COUNTED =
            Set.of(("person persons people employee employees piece pieces pcs item items copy copies unit units user "
                            + "users seat seats page pages room rooms time period word words working business calendar "
                            + "percentage pct")
                    .split(" "));

    private static final Map<String, String> PERIODIC = Map.ofEntries(
            Map.entry("hourly", "hour"),
            Map.entry("daily", "day"),
            Map.entry("nightly", "night"),
            Map.entry("weekly", "week"),
            Map.entry("pw", "week"),
            Map.entry("fortnightly", "fortnight"),
            Map.entry("monthly", "month"),
            Map.entry("pcm", "month"),
            Map.entry("quarterly", "quarter"),
            Map.entry("yearly", "year"),
            Map.entry("annually", "year"),
            Map.entry("annual", "year"),
            Map.entry("pa", "year"));
    private static final Map<String, String> OURS = Map.of(
            "kilo", "kilogram",
            "kilos", "kilogram",
            "lbs", "pound",
            "sqm", "square-meter",
            "sqft", "square-foot",
            "kph", "kilometer-per-hour");
    private static final Set<String> PERCENT = Set.of("percent", "percentage", "pct");
    private static final Map<String, String> POWERS = Map.of(
            "square", "square", "squared", "square", "sq", "square", "cubic", "cubic", "cubed", "cubic", "cu", "cubic");
    /// `m²`, `sq ft` as `ft2`.
    private static final Pattern RAISED = Pattern.compile(
            "(?<!\\p{L})((?:[kcdm]?m|ft|in|yd|mi)(?: ?[²³]|[23]))(?![\\p{L}\\p{N}]|[.,]\\d)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> LENGTHS =
            Set.of("meter kilometer centimeter decimeter millimeter foot inch yard mile".split(" "));
    private static final Set<String> LETTERS = Set.of("m", "g", "l", "h");
    /// Units, but hardly ever in a question.
    private static final Set<String> ENGLISH = Set.of(
            ("second min bit bits point points light mass earth sun fun force bar bars chain chains rod rods dot dots stone"
                            + " stones cup cups drop drops pinch part parts portion unit units item items it us to of in"
                            + " as per st se")
                    .split(" "));
    /// What a word is in CLDR's table that only belongs to the names of units.
    private static final String PART = "part";

    private Units() {}

    /// `years` is `year`; null where it is no time.
    static @Nullable String time(String word) {
        String one = word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return TIMES.getOrDefault(word, STRETCHES.contains(one) ? one : null);
    }

    /// `monthly` is `month`; null where it is nothing that comes again.
    static @Nullable String period(String word) {
        return PERIODIC.get(word);
    }

    /// Either of both; null: neither.
    static @Nullable String stretch(String word) {
        return time(word) == null ? period(word) : time(word);
    }

    /// The units that are called so; empty: none is, or the word is but a part of a name.
    static Set<String> of(String word) {
        String stretch = stretch(word);
        if (stretch != null || OURS.containsKey(word)) {
            return Set.of(stretch == null ? OURS.get(word) : stretch);
        }
        String units = CldrTable.UNITS.of(word);
        return units == null
                ? Set.of()
                : Arrays.stream(units.split(" "))
                        .filter(unit -> !unit.equals(PART))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// As `of`, in a question.
    static Set<String> named(String word) {
        boolean letter = word.length() == 1 && !LETTERS.contains(word);
        return letter || ENGLISH.contains(word) || Words.FILLERS.contains(word) || isPercent(word)
                ? Set.of()
                : of(word);
    }

    static boolean isStretch(String unit) {
        return STRETCHES.contains(unit);
    }

    static boolean isPercent(String word) {
        return PERCENT.contains(word);
    }

    /// Which other unit it makes of the one it stands beside, `square` or `cubic`; null: none.
    static @Nullable String power(String word) {
        return POWERS.get(word);
    }

    static boolean isLength(String word) {
        return of(word).stream().anyMatch(LENGTHS::contains);
    }

    /// `80 m²` is `80 square m`.
    static @Nullable String spelled(@Nullable String text) {
        return text == null
                ? null
                : RAISED.matcher(text).replaceAll(found -> {
                    String unit = found.group(1);
                    int end = unit.length() - 1;
                    return ("²2".indexOf(unit.charAt(end)) >= 0 ? " square " : " cubic ")
                            + unit.substring(0, end).strip();
                });
    }

    /// Single letters stand for too much.
    static boolean contains(String word) {
        return stretch(word) != null
                || COUNTED.contains(word)
                || OURS.containsKey(word)
                || word.length() > 1 && CldrTable.UNITS.of(word) != null;
    }
}
