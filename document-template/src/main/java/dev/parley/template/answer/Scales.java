package dev.parley.template.answer;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a word right behind a number multiplies it by: `grand`, `k`, `lakh`, `Mio`, `Mrd`, `тысяч`, `万`. Those of
/// other languages are what CLDR abbreviates large numbers with; a word that means two things in two languages (`mil`
/// is a thousand and, in slang, a million) means none here.
final class Scales {
    private static final long THOUSAND = 1_000L;
    private static final long MILLION = 1_000_000L;
    private static final long BILLION = 1_000_000_000L;
    private static final Map<String, Long> OURS = Map.ofEntries(
            Map.entry("k", THOUSAND),
            Map.entry("grand", THOUSAND),
            Map.entry("thou", THOUSAND),
            Map.entry("thsd", THOUSAND),
            Map.entry("tsd", THOUSAND),
            Map.entry("千", THOUSAND),
            Map.entry("mn", MILLION),
            Map.entry("bn", BILLION),
            Map.entry("lac", 100_000L),
            Map.entry("lacs", 100_000L),
            Map.entry("lakhs", 100_000L),
            Map.entry("crores", 10_000_000L));
    private static final Map<String, Long> OF_MONEY = Map.of("m", MILLION, "mm", MILLION, "b", BILLION);
    /// They are English words, units, or mean something else where large numbers are counted otherwise.
    private static final Set<String> UNCLEAR =
            Set.of("mil", "bil", "bill", "tri", "tril", "bln", "bio", "bin", "min", "mia", "mie", "ming");

    private Scales() {}

    /// Null where it is none.
    static @Nullable Long of(String word, boolean money) {
        String one = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        Long scale = NumberWords.SCALES.getOrDefault(one, OURS.get(word));
        if (scale == null && money) {
            scale = OF_MONEY.get(word);
        }
        String foreign = scale == null && isForeign(word) ? CldrTable.SCALES.of(word) : null;
        return foreign == null ? scale : Long.valueOf(foreign);
    }

    static boolean contains(String word) {
        return of(word, true) != null;
    }

    /// Letters alone are abbreviations of too much, but where one is a word.
    private static boolean isForeign(String word) {
        boolean letters = Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.LATIN
                || Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
        return !UNCLEAR.contains(word) && !Words.FILLERS.contains(word) && word.length() >= (letters ? 3 : 1);
    }
}
