package dev.parley.template.interview;

import dev.parley.template.Question;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a question, which who answers may repeat, and what they may say instead.
final class Asked {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Set<String> HOLIDAY = Set.of("holiday", "holidays", "vacation", "vacations");
    private static final Set<String> FREE = Set.of("holiday", "holidays", "vacation", "vacations", "leave", "off");

    private Asked() {}

    /// With each pair of neighbours: `at most` is asked for a limit, neither of its words is.
    static Set<String> words(Question question) {
        var words = new HashSet<String>();
        Stream.of(question.text(), question.label(), question.help())
                .filter(text -> text != null)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("['’]", "")
                        .replace("%", " percent ")
                        .replaceAll("(?<=\\p{L}) ?²|(?<=\\b(?:m|ft))2\\b", " square ")
                        .replaceAll("(?<=\\p{L}) ?³|(?<=\\b(?:m|ft))3\\b", " cubic ")
                        .toLowerCase(Locale.ROOT))
                .map(BETWEEN::split)
                .forEach(said -> add(said, words));
        if (HOLIDAY.stream().anyMatch(words::contains)) {
            words.addAll(FREE);
        }
        return words;
    }

    private static void add(String[] said, Set<String> words) {
        words.addAll(Arrays.asList(said));
        for (int at = 1; at < said.length; at++) {
            words.add(said[at - 1] + " " + said[at]);
        }
    }

    /// What there may be another of: `no key` is a no to “Is there another key?”.
    static Set<String> counted(Question question) {
        return question.id().endsWith("." + Steps.MORE) ? words(question) : Set.of();
    }
}
