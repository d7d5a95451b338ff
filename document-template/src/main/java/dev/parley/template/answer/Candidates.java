package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// The choices a text may name, by the first way of naming that names any.
final class Candidates {
    private static final Set<String> DENIALS = Set.of(
            ("not no none dont nor neither except without never but instead rather cant wont isnt doesnt anything")
                    .split(" "));

    private final List<Choice> choices;
    private final boolean strict;
    private final Set<String> asked = new HashSet<>();
    private final ChoiceNames names;

    private Candidates(List<Choice> choices, boolean strict) {
        this.choices = choices;
        this.strict = strict;
        names = new ChoiceNames(choices);
    }

    /// Those an answer means. `asked`: the words of the question, which who answers may repeat; any other word beside a
    /// choice makes something else of it.
    static Candidates answering(List<Choice> choices, Set<String> asked) {
        var candidates = new Candidates(choices, true);
        asked.forEach(word -> candidates.asked.add(TextNormalizer.spoken(word)));
        return candidates;
    }

    /// Those that are spoken of, whatever else is said.
    static Candidates mentioned(List<Choice> choices) {
        return new Candidates(choices, false);
    }

    Set<Choice> of(String text) {
        String typed = TextNormalizer.lower(text);
        String whole = TextNormalizer.spoken(text);
        Set<Choice> labelled = names.matching(choice -> names.isTypedLabel(choice, typed));
        if (labelled.isEmpty()) {
            labelled = names.matching(
                    choice -> !whole.isEmpty() && names.label(choice).equals(whole) && !isAskedBack(choice, typed));
        }
        if (!labelled.isEmpty() || whole.isEmpty() || saysElse(text)) {
            return labelled;
        }
        Set<Choice> valued = names.matching(choice ->
                !isAskedBack(choice, typed) && (names.isTypedValue(choice, typed) || names.isValue(choice, whole)));
        String spoken = Nationalities.asLands(Gist.of(text), names.labels());
        Set<Choice> begun = begun(spoken);
        if (begun.size() == 1) {
            return begun;
        }
        String said = content(spoken, false);
        Place place = said.equals("one") && !spoken.equals("one") ? null : Place.of(said, choices.size());
        if (place != null) {
            return placed(place, said, valued);
        }
        if (!valued.isEmpty() || Place.isBeyond(said, choices.size())) {
            return valued;
        }
        Meaning meaning = Meaning.of(text);
        Set<Choice> meant = meaning == null ? Set.of() : names.matching(choice -> names.meaning(choice) == meaning);
        if (!meant.isEmpty() || meaning == Meaning.NOT_APPLICABLE) {
            return meant;
        }
        Set<Choice> found = looser(spoken, text);
        return meaning == null && isYesOrNo(found, spoken) ? Set.of() : found;
    }

    boolean saysElse(String text) {
        return TextNormalizer.of(text).indexOf('-') >= 0
                && Compounds.saysElse(text, choices.stream().map(names::words).toList());
    }

    /// A label of which two words or more are said, from its beginning or to its end, and no place: `only the 2nd` of
    /// `Only the second party`.
    private Set<Choice> begun(String spoken) {
        List<String> words = Arrays.stream(spoken.replaceFirst(" one$", "").split(" "))
                .map(Place::ordinal)
                .toList();
        boolean tells = words.stream().anyMatch(word -> Place.isOrdinal(word) || ChoiceWords.tells(word));
        if (words.size() < 2 || Place.of(spoken, choices.size()) != null) {
            return Set.of();
        }
        String said = String.join(" ", words) + " ";
        Set<Choice> begun = tells ? names.matching(choice -> ordinals(choice).startsWith(said)) : Set.of();
        return begun.isEmpty() && !ChoiceWords.FILLERS.containsAll(words)
                ? names.matching(choice -> ordinals(choice).endsWith(" " + said))
                : begun;
    }

    private String ordinals(Choice choice) {
        return Arrays.stream(names.label(choice).split(" "))
                .map(Place::ordinal)
                .collect(Collectors.joining(" ", "", " "));
    }

    /// The one in that place, and those whose labels say the same: it is asked which.
    private Set<Choice> placed(Place place, String said, Set<Choice> valued) {
        Set<Choice> placed = new LinkedHashSet<>(Set.of(choices.get(place.index())));
        if (!place.sure()) {
            placed.addAll(valued);
            if (valued.isEmpty()) {
                placed.addAll(names.matching(choice -> place.forms().stream().anyMatch(names.words(choice)::contains)
                        || !place.explicit() && begins(choice, said)));
            }
        }
        return placed;
    }

    private boolean begins(Choice choice, String said) {
        return Character.isLetter(said.charAt(0)) && names.label(choice).startsWith(said);
    }

    /// What is no clear yes or no is none where it is chosen from these either.
    private boolean isYesOrNo(Set<Choice> found, String spoken) {
        return found.stream().allMatch(names::isYesOrNo)
                && Arrays.stream(spoken.split(" "))
                        .anyMatch(word -> YesNoWords.PLAIN_YES.contains(word)
                                || YesNoWords.PLAIN_NO.contains(word)
                                || YesNoWords.YES.contains(word)
                                || YesNoWords.NO.contains(word));
    }

    private boolean isAskedBack(Choice choice, String typed) {
        return typed.endsWith("?") && names.isYesOrNo(choice);
    }

    private Set<Choice> looser(String spoken, String text) {
        List<String> words = Arrays.asList(content(spoken, true).split(" "));
        Phrases phrases = Phrases.in(Arrays.asList(spoken.split(" ")), names.phrases());
        boolean denied = phrases.rest().stream().anyMatch(DENIALS::contains);
        Set<Choice> worded = denied ? Set.of() : worded(words, String::equals);
        if (!worded.isEmpty()) {
            return worded.size() > 1 && !phrases.found().isEmpty() ? phrases.found() : worded;
        }
        if (denied) {
            return Set.of();
        }
        if (!phrases.found().isEmpty()) {
            return supported(phrases.found(), phrases.rest(), text);
        }
        if (words.stream().noneMatch(ChoiceWords::hasDigit)) {
            worded = worded(words, (typed, word) -> word.startsWith(typed) && !ChoiceWords.hasDigit(word));
            worded = worded.isEmpty() ? worded(words, Typos::alike) : worded;
            if (!worded.isEmpty()) {
                return worded.stream().anyMatch(choice -> ChoiceWords.isOnlyMeasure(choice, words)) ? Set.of() : worded;
            }
        }
        return distinguished(words, text);
    }

    private Set<Choice> worded(List<String> words, BiPredicate<String, String> way) {
        if (words.stream().noneMatch(word -> names.contains(word) || ChoiceWords.tells(word))) {
            return words.size() > 1
                    ? Set.of()
                    : names.matching(choice -> (names.label(choice) + " ").startsWith(words.getFirst() + " "));
        }
        Set<Choice> found = names.matching(choice -> {
            Set<String> known = names.words(choice);
            return words.stream().allMatch(typed -> known.stream().anyMatch(word -> way.test(typed, word)));
        });
        return found.stream().anyMatch(choice -> ChoiceWords.isOnlyMeasure(choice, words)) ? Set.of() : found;
    }

    /// Those named, and others of which something is said beside them: it is asked which. A word that counts or
    /// limits makes something else of what it stands beside: every two weeks are no weeks. So may any word that is
    /// not known to say nothing, unless it stands apart: northern Ireland is not Ireland, but `Paris, France`
    /// is France.
    private Set<Choice> supported(Set<Choice> named, List<String> rest, String text) {
        Set<String> theirs = new HashSet<>();
        named.forEach(choice -> theirs.addAll(names.words(choice)));
        List<String> strange = rest.stream()
                .filter(word -> !word.equals(Phrases.MARK) && !ChoiceWords.covers(theirs, word))
                .toList();
        Set<Choice> found = new LinkedHashSet<>(named);
        found.addAll(names.matching(choice -> names.words(choice).stream()
                .anyMatch(word -> ChoiceWords.distinguishes(word)
                        && strange.stream().anyMatch(said -> ChoiceWords.isAmong(Set.of(word), said)))));
        Set<String> aside = Aside.words(text, word -> ChoiceWords.covers(theirs, word));
        boolean changed = strange.stream()
                .anyMatch(
                        word -> ChoiceWords.changes(word) || strict && !saysNothingElse(word) && !aside.contains(word));
        return found.size() == 1 && (changed || strict && isConditional(rest, theirs)) ? Set.of() : found;
    }

    /// Whether a condition is among these, that name no choice.
    boolean isConditional(List<String> rest) {
        var theirs = new HashSet<String>();
        choices.forEach(choice -> theirs.addAll(names.words(choice)));
        return strict && isConditional(rest, theirs);
    }

    private static boolean isConditional(List<String> rest, Set<String> theirs) {
        return ConditionWords.isIn(rest.stream()
                .map(word ->
                        ChoiceWords.covers(theirs, word) && !ChoiceWords.FILLERS.contains(word) ? Phrases.MARK : word)
                .collect(Collectors.joining(" ")));
    }

    private boolean saysNothingElse(String word) {
        return ChoiceWords.FILLERS.contains(word)
                || ChoiceWords.AROUND.contains(word)
                || ChoiceWords.BESIDE.contains(word)
                || ChoiceWords.isAmong(asked, word)
                || asked.stream().anyMatch(each -> Stems.alike(each, word));
    }

    private Set<Choice> distinguished(List<String> words, String text) {
        Set<String> said = new HashSet<>(words);
        Set<Choice> exact = names.matching(choice -> names.words(choice).stream()
                .anyMatch(word -> word.length() >= 3 && ChoiceWords.distinguishes(word) && said.contains(word)));
        Set<Choice> found = !exact.isEmpty()
                ? exact
                : names.matching(choice -> names.words(choice).stream()
                        .anyMatch(word -> word.length() >= 5
                                && ChoiceWords.distinguishes(word)
                                && said.stream().anyMatch(typed -> Typos.alike(typed, word))));
        return found.isEmpty() ? found : supported(found, words, text);
    }

    boolean saysNothing(String text) {
        List<String> words = TextNormalizer.words(text);
        boolean nothing = words.stream()
                .allMatch(word -> !names.contains(word)
                        && (ChoiceWords.FILLERS.contains(word) || strict && ChoiceWords.AROUND.contains(word)));
        return nothing && (words.size() != 1 || words.getFirst().length() > 1);
    }

    /// Whether these, that stand beside a choice, say nothing of any other: `the company offers` with a bonus, where
    /// there is a company car as well.
    boolean addsNothing(List<String> words, Set<Choice> named) {
        return words.stream()
                .allMatch(word -> strict && !ChoiceWords.changes(word) && saysNothingElse(word)
                        || ChoiceWords.FILLERS.contains(word)
                        || named.stream().anyMatch(choice -> ChoiceWords.isAmong(names.words(choice), word)));
    }

    /// `The employer offers`: what the question says already, and no choice by itself.
    boolean repeatsTheQuestion(String text) {
        List<String> words = TextNormalizer.words(text);
        return strict
                && words.stream().allMatch(this::saysNothingElse)
                && words.stream().anyMatch(word -> ChoiceWords.isAmong(asked, word))
                && worded(
                                Arrays.asList(content(TextNormalizer.spoken(text), true)
                                        .split(" ")),
                                String::equals)
                        .isEmpty();
    }

    /// The words that say which; places keep their `one` and `option`, and a whole label is never left out.
    private String content(String spoken, boolean all) {
        List<String> words = new ArrayList<>(Arrays.asList(spoken.split(" ")));
        Set<String> kept = all ? Set.of() : Set.of("the", "one", "option", "choice", "a", "i");
        words.removeIf(word -> ChoiceWords.FILLERS.contains(word) && !kept.contains(word) && !names.contains(word));
        if (!all && words.size() > 1 && !names.contains("i")) {
            words.removeAll(Collections.singleton("i"));
        }
        return words.isEmpty() ? spoken.toLowerCase(Locale.ROOT) : String.join(" ", words);
    }
}
