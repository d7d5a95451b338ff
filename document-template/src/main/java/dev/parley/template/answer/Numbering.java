package dev.parley.template.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers people write before what they name: `1. Bonus`, `b) pension`, `2 - meals`. They number a list of their
/// own, or are copied from ours.
///
/// `words` are those that may follow one, `names` the labels and values, which may have numbers themselves.
record Numbering(Set<String> words, List<String> names) {
    private static final Pattern MARK =
            Pattern.compile("(?<![\\p{L}\\p{N}.,'’-])\\(?(?:(\\d{1,2}|\\p{L})\\s*(?:[.):]|\\s-)\\s*|(\\d{1,2})\\s+)"
                    + "(?=([\\p{L}\\p{M}]{2,}|\\d.*))");

    /// Whether there may be any in this text.
    static boolean isIn(String text) {
        return MARK.matcher(text).find();
    }

    static Numbering of(List<Choice> choices) {
        var words = new HashSet<String>();
        choices.forEach(choice -> ChoiceWords.of(choice).stream()
                .filter(word -> ChoiceWords.distinguishes(word)
                        || TextNormalizer.spoken(choice.label()).startsWith(word))
                .filter(word -> Units.time(word) == null)
                .forEach(words::add));
        var names = choices.stream()
                .flatMap(choice -> List.of(choice.label(), choice.value()).stream())
                .map(name -> " " + TextNormalizer.spoken(name) + " ")
                .toList();
        return new Numbering(words, names);
    }

    /// With a comma in place of each.
    String without(String text) {
        return MARK.matcher(text).replaceAll(mark -> {
            var sign = mark.group(1) == null ? mark.group(2) : mark.group(1);
            return isMark(sign, mark.group(3)) ? ", " : Matcher.quoteReplacement(mark.group());
        });
    }

    /// The place of the one a text begins with in a list of that size; -1: it begins with none.
    int first(String text, int size) {
        var mark = MARK.matcher(text);
        if (!mark.lookingAt()) {
            return -1;
        }
        var sign = TextNormalizer.spoken(mark.group(1) == null ? mark.group(2) : mark.group(1));
        var place = isMark(sign, mark.group(3)) ? Place.of(sign, size) : null;
        return place == null ? -1 : place.index();
    }

    private boolean isMark(String sign, String word) {
        var numbered = " " + TextNormalizer.spoken(sign + " " + word);
        if (Character.isDigit(word.charAt(0))) {
            return names.contains(" " + TextNormalizer.spoken(word) + " ");
        }
        return ChoiceWords.isAmong(words, TextNormalizer.spoken(word))
                && names.stream().noneMatch(name -> name.contains(numbered));
    }
}
