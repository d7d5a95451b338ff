package dev.parley.template.answer;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words joined by a hyphen. One that is made of a label's word and something else (`self-employed`, `in-direct`) says
/// something else than the label.
final class Compounds {
    private static final Pattern COMPOUND = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)+");

    private Compounds() {}

    /// `words`: those of each choice.
    static boolean saysElse(String text, Collection<Set<String>> words) {
        return COMPOUND.matcher(TextNormalizer.lower(text))
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(compound -> compound.split("-"))
                .anyMatch(parts -> words.stream().anyMatch(each -> has(each, parts))
                        && words.stream().noneMatch(each -> isOf(each, parts)));
    }

    private static boolean isOf(Set<String> words, String[] parts) {
        return words.contains(TextNormalizer.spoken(String.join("", parts)))
                || Arrays.stream(parts).allMatch(part -> ChoiceWords.covers(words, TextNormalizer.spoken(part)));
    }

    private static boolean has(Set<String> words, String[] parts) {
        return Arrays.stream(parts)
                .map(TextNormalizer::spoken)
                .anyMatch(part -> ChoiceWords.distinguishes(part) && ChoiceWords.isAmong(words, part));
    }
}
