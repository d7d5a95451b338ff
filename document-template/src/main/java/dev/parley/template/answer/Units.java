package dev.parley.template.answer;

import java.util.Map;
import java.util.Set;

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

    private Units() {}

    /// `years` is `year`; null where it is no time.
    static String time(String word) {
        String one = word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return TIMES.getOrDefault(word, STRETCHES.contains(one) ? one : null);
    }

    static boolean contains(String word) {
        return time(word) != null || COUNTED.contains(word) || CldrTable.UNITS.of(word) != null;
    }
}
