package dev.parley.template.interview;

import dev.parley.template.Question;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of a question, which who answers may repeat.
final class Asked {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}]+");

    private Asked() {}

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
                .forEach(text -> words.addAll(Arrays.asList(BETWEEN.split(text))));
        return words;
    }

    /// What there may be another of: `no key` is a no to “Is there another key?”.
    static Set<String> counted(Question question) {
        return question.id().endsWith("." + Steps.MORE) ? words(question) : Set.of();
    }
}
