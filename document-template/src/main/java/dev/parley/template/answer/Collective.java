package dev.parley.template.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is said of a whole list at once: `all of them`, `include both`, `all three`, `no benefits`.
final class Collective {
    private static final String WHO =
            "(?:(?:please|lets|i|id|we|wed|they|she|he|would|will|like|want|to|go|for|have|has"
                    + "|get|gets|give|gives|offer|offers|provide|provides|need|choose|pick|select|take) )*";
    private static final String END = "(?: (?:please|thanks|thank you))*";
    private static final Pattern ALL = Pattern.compile("(?:(?:yes|yeah|ok|okay|sure) )?" + WHO
            + "(?:(?:add|include) )?(?<which>all|both|everything|every one|each)(?<what>.*?)" + END);
    private static final Pattern NONE = Pattern.compile("(?:there (?:are|is|will be) )?" + WHO
            + "(?<which>none|nothing|no|neither)(?<what>.*?)(?: (?:at all|needed|required|necessary))?" + END);
    private static final Pattern OF_THEM = Pattern.compile(" (?:of )?(?:them|these|those|the above)");
    private static final Pattern NUMBER = Pattern.compile("^ (\\d+|[a-z]+)(?= |$)");
    private static final Pattern NOUNS =
            Pattern.compile("(?: of)?(?: (?:the|these|those|your|our))?((?: \\p{L}+){1,4})");

    private final List<Choice> choices;
    private final Set<String> known;

    private Collective(List<Choice> choices, Set<String> known) {
        this.choices = choices;
        this.known = known;
    }

    /// All of them or none; empty: it is said of some. `known`: the words of the question.
    static Optional<List<Choice>> of(String spoken, List<Choice> choices, Set<String> known) {
        var list = new Collective(choices, known);
        Matcher all = ALL.matcher(spoken);
        if (all.matches() && list.isWhole(all.group("which"), all.group("what"))) {
            return Optional.of(List.copyOf(choices));
        }
        Matcher none = NONE.matcher(spoken);
        return none.matches() && list.isNothing(none.group("which"), none.group("what"))
                ? Optional.of(List.of())
                : Optional.empty();
    }

    private boolean isWhole(String which, String what) {
        if (which.equals("both")) {
            return choices.size() == 2 && isTheList(what);
        }
        if (!which.equals("all")) {
            return what.isEmpty() || OF_THEM.matcher(what).matches();
        }
        Matcher number = NUMBER.matcher(what);
        boolean counted = number.find() && isSize(number.group(1));
        return isTheList(counted ? what.substring(number.end()) : what);
    }

    /// No is said of what there is, and nothing of nothing else.
    private boolean isNothing(String which, String what) {
        return which.equals("no") && !what.isEmpty()
                ? isTheList(what) && !OF_THEM.matcher(what).matches()
                : what.isEmpty()
                        || which.equals("none") && isTheList(what)
                        || OF_THEM.matcher(what).matches();
    }

    private boolean isTheList(String what) {
        if (what.isEmpty() || OF_THEM.matcher(what).matches()) {
            return true;
        }
        Matcher nouns = NOUNS.matcher(what);
        return nouns.matches()
                && TextNormalizer.words(nouns.group(1)).stream().allMatch(this::isOfTheQuestion)
                && TextNormalizer.words(nouns.group(1)).stream().noneMatch(this::tellsApart);
    }

    private boolean isOfTheQuestion(String word) {
        return ChoiceWords.isAmong(known, word) && !ChoiceWords.FILLERS.contains(word);
    }

    /// `no pension` is said of one only.
    private boolean tellsApart(String word) {
        long named = choices.stream()
                .filter(choice -> ChoiceWords.isAmong(ChoiceWords.of(choice), word))
                .count();
        return named > 0 && named < choices.size();
    }

    private boolean isSize(String number) {
        return number.equals(String.valueOf(choices.size())) || NumberWords.small(number) == choices.size();
    }
}
