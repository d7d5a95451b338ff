package dev.parley.template.answer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether words mean yes or no: `yep`, `of course`, `that's right`, `no thanks`, `absolutely not`, `✓`.
///
/// - A text is read in parts, cut at punctuation; one that says yes and one that says no make it unclear.
/// - More words may follow a `yes`, but none that takes it back (`but`, `not`) or is a condition, an exception or a
///   limit (`if`, `provided`, `excluding weekends`, `as long as`, `for senior staff`, `from next year`); after a `no`
///   without a comma only words that repeat it (`no we don't`), as `no problem` or `no doubt` mean the opposite.
/// - `maybe`, `probably`, `not sure`, `not yet`, a `yes` that refuses (`yes I decline`) and questions (`ok?`) are
///   unclear.
public final class YesNo {
    private enum Part {
        YES,
        NO,
        POLITE,
        ASIDE,
        DENIAL,
        UNSURE
    }

    private static final Pattern BETWEEN = Pattern.compile("[.,;!?:()\"]+| - ");
    private static final Pattern UNKNOWING = Pattern.compile("\\b(?:not sure|dont know|do not know|no idea)\\b");
    private static final Pattern POLITE = Pattern.compile(
            "^(?:(?:oh|well|um|uh|hm|please|so)\\b ?)+|(?:(?:^| )(?:please|thanks|thank you|thx|sir|madam))+$");

    private static final Pattern SKIN_TONES = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}]");

    private YesNo() {}

    public static ParseResult<Boolean> read(String text) {
        return read(text, Set.of(), Set.of());
    }

    public static ParseResult<Boolean> read(String text, Set<String> asked) {
        return read(text, asked, Set.of());
    }

    /// `asked`: the words for what there may be, so that `no pets` and `that's all` are a no where it is asked for
    /// pets. `known`: the words of the question, which may be said again.
    public static ParseResult<Boolean> read(String text, Set<String> asked, Set<String> known) {
        String plain = SKIN_TONES.matcher(TextNormalizer.lower(text)).replaceAll("");
        if (YesNoWords.YES_SIGNS.contains(plain) || YesNoWords.NO_SIGNS.contains(plain)) {
            return new ParseResult.Meant<>(YesNoWords.YES_SIGNS.contains(plain));
        }
        String spoken = TextNormalizer.spoken(plain);
        boolean questioned = plain.indexOf('?') >= 0;
        if (!questioned && (YesNoWords.YES.contains(spoken) || saysNo(spoken, asked))) {
            return new ParseResult.Meant<>(YesNoWords.YES.contains(spoken));
        }
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String part : BETWEEN.split(plain)) {
            parts.add(part(TextNormalizer.spoken(part), asked));
        }
        boolean isRestricted = Arrays.stream(BETWEEN.split(plain))
                .anyMatch(part -> Restrictions.isIn(TextNormalizer.spoken(part), known));
        boolean yes = parts.contains(Part.YES);
        boolean no = parts.contains(Part.NO);
        boolean takenBack =
                UNKNOWING.matcher(spoken).find() || parts.contains(Part.UNSURE) || (yes && parts.contains(Part.DENIAL));
        if (yes == no || takenBack || questioned || isRestricted || isConditional(spoken, asked)) {
            return new ParseResult.Unclear<>(
                    yes != no && !takenBack && !questioned
                            ? "I can note a plain yes or no only, without conditions; which of them is it?"
                            : "I could not tell whether that is a yes or a no; please answer with yes or no.");
        }
        return new ParseResult.Meant<>(yes);
    }

    private static Part part(String spoken, Set<String> asked) {
        String said = POLITE.matcher(spoken).replaceAll("").strip();
        if (said.isEmpty()) {
            return Part.POLITE;
        }
        if (YesNoWords.YES.contains(said)) {
            return Part.YES;
        }
        if (saysNo(said, asked)) {
            return Part.NO;
        }
        List<String> words = Arrays.asList(said.split(" "));
        List<String> rest = words.subList(1, words.size());
        if (words.stream().anyMatch(YesNoWords.HEDGES::contains)) {
            return Part.UNSURE;
        }
        String first = words.getFirst();
        if (YesNoWords.PLAIN_NO.contains(first)) {
            boolean repeats = rest.stream()
                    .allMatch(word -> YesNoWords.REPEATS.contains(word)
                            || YesNoWords.REFUSALS.contains(word)
                            || names(asked, word)
                            || !asked.isEmpty() && word.matches("more|other|others"));
            return repeats ? Part.NO : Part.UNSURE;
        }
        if (words.stream().anyMatch(word -> YesNoWords.DENIALS.contains(word) || YesNoWords.REFUSALS.contains(word))) {
            return YesNoWords.PLAIN_YES.contains(first) ? Part.UNSURE : Part.DENIAL;
        }
        if (YesNoWords.PLAIN_YES.contains(first)) {
            return Part.YES;
        }
        return YesNoWords.YES.contains(first) && YesNoWords.REPEATS.containsAll(rest) ? Part.YES : Part.ASIDE;
    }

    /// What it is asked for may be a condition itself: `no more exceptions`.
    private static boolean isConditional(String spoken, Set<String> asked) {
        return ConditionWords.isIn(Arrays.stream(spoken.split(" "))
                .filter(word -> !names(asked, word))
                .collect(Collectors.joining(" ")));
    }

    private static boolean saysNo(String said, Set<String> asked) {
        return YesNoWords.NO.contains(said) || !asked.isEmpty() && YesNoWords.ENOUGH.contains(said);
    }

    private static boolean names(Set<String> asked, String word) {
        return asked.contains(word) || word.endsWith("s") && asked.contains(word.substring(0, word.length() - 1));
    }
}
