package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// The choices a text may name, by the first way of naming that names any.
final class Candidates {
    private static final Set<String> DENIALS = Set.of(
            ("not no none dont nor neither except without never but instead rather cant wont isnt doesnt anything")
                    .split(" "));

    private final List<Choice> choices;
    private final Map<Choice, Set<String>> known = new HashMap<>();
    private final Map<Choice, Optional<Meaning>> meanings = new HashMap<>();

    Candidates(List<Choice> choices) {
        this.choices = choices;
    }

    Set<Choice> of(String text) {
        String typed = Plain.lower(text);
        String spoken = Plain.spoken(text);
        Set<Choice> labelled = matching(choice -> Plain.lower(choice.label()).equals(typed));
        if (labelled.isEmpty()) {
            labelled = matching(
                    choice -> !spoken.isEmpty() && Plain.spoken(choice.label()).equals(spoken));
        }
        if (!labelled.isEmpty() || spoken.isEmpty()) {
            return labelled;
        }
        Set<Choice> valued = matching(choice -> Plain.lower(choice.value()).equals(typed)
                || Plain.spoken(choice.value()).equals(spoken));
        String said = content(spoken, false);
        Place place = Place.of(said, choices.size());
        if (place != null) {
            Set<Choice> placed = new LinkedHashSet<>(Set.of(choices.get(place.index())));
            if (!place.explicit()) {
                placed.addAll(valued.isEmpty() ? matching(choice -> alsoNames(choice, said)) : valued);
            }
            return placed;
        }
        if (!valued.isEmpty() || Place.isBeyond(said, choices.size())) {
            return valued;
        }
        Meaning meaning = Meaning.of(text);
        Set<Choice> meant = meaning == null ? Set.of() : matching(choice -> meaning(choice) == meaning);
        return meant.isEmpty() && meaning != Meaning.NOT_APPLICABLE ? looser(spoken) : meant;
    }

    private boolean alsoNames(Choice choice, String said) {
        boolean begins = Character.isLetter(said.charAt(0))
                && Plain.spoken(choice.label()).startsWith(said);
        return begins || known(choice).contains(said);
    }

    private Set<Choice> looser(String spoken) {
        List<String> words = Arrays.asList(content(spoken, true).split(" "));
        Phrases phrases = Phrases.in(spoken, choices);
        boolean denied = phrases.rest().stream().anyMatch(DENIALS::contains);
        Set<Choice> worded = denied ? Set.of() : worded(words, String::equals);
        if (!worded.isEmpty()) {
            return worded.size() > 1 && !phrases.found().isEmpty() ? phrases.found() : worded;
        }
        if (denied) {
            return Set.of();
        }
        if (!phrases.found().isEmpty()) {
            return supported(phrases.found(), phrases.rest());
        }
        if (words.stream().noneMatch(ChoiceWords::hasDigit)) {
            worded = worded(words, (typed, word) -> word.startsWith(typed) && !ChoiceWords.hasDigit(word));
            worded = worded.isEmpty() ? worded(words, Typos::alike) : worded;
            if (!worded.isEmpty()) {
                return worded.stream().anyMatch(choice -> ChoiceWords.isOnlyMeasure(choice, words)) ? Set.of() : worded;
            }
        }
        return distinguished(words);
    }

    private Set<Choice> worded(List<String> words, BiPredicate<String, String> way) {
        Set<Choice> found = matching(choice -> {
            Set<String> known = known(choice);
            return words.stream().allMatch(typed -> known.stream().anyMatch(word -> way.test(typed, word)));
        });
        return found.stream().anyMatch(choice -> ChoiceWords.isOnlyMeasure(choice, words)) ? Set.of() : found;
    }

    /// Those named, and others of which something is said beside them: it is asked which. A word that counts or limits
    /// makes something else of what it stands beside: every two weeks are no weeks.
    private Set<Choice> supported(Set<Choice> named, List<String> rest) {
        Set<String> theirs = new HashSet<>();
        named.forEach(choice -> theirs.addAll(known(choice)));
        List<String> strange =
                rest.stream().filter(word -> !theirs.contains(word)).toList();
        if (strange.stream().anyMatch(ChoiceWords::changes)) {
            return Set.of();
        }
        Set<Choice> found = new LinkedHashSet<>(named);
        found.addAll(matching(choice ->
                known(choice).stream().anyMatch(word -> ChoiceWords.distinguishes(word) && strange.contains(word))));
        return found;
    }

    private Set<Choice> distinguished(List<String> words) {
        Set<String> said = new HashSet<>(words);
        Set<Choice> exact = matching(choice -> known(choice).stream()
                .anyMatch(word -> word.length() >= 3 && ChoiceWords.distinguishes(word) && said.contains(word)));
        Set<Choice> found = !exact.isEmpty()
                ? exact
                : matching(choice -> known(choice).stream()
                        .anyMatch(word -> word.length() >= 5
                                && ChoiceWords.distinguishes(word)
                                && said.stream().anyMatch(typed -> Typos.alike(typed, word))));
        return found.isEmpty() ? found : supported(found, words);
    }

    private Set<Choice> matching(Predicate<Choice> test) {
        Set<Choice> found = new LinkedHashSet<>();
        choices.stream().filter(test).forEach(found::add);
        return found;
    }

    private Set<String> known(Choice choice) {
        return known.computeIfAbsent(choice, ChoiceWords::of);
    }

    private Meaning meaning(Choice choice) {
        return meanings.computeIfAbsent(choice, each -> Optional.ofNullable(Meaning.of(each.label())))
                .orElse(null);
    }

    static boolean saysNothing(String text) {
        List<String> words = Plain.words(text);
        return words.size() != 1
                ? ChoiceWords.FILLERS.containsAll(words)
                : ChoiceWords.FILLERS.contains(words.getFirst())
                        && words.getFirst().length() > 1;
    }

    /// The words that say which; places keep their `one` and `option`.
    static String content(String spoken, boolean all) {
        List<String> words = new ArrayList<>(Arrays.asList(spoken.split(" ")));
        Set<String> kept = all ? Set.of() : Set.of("the", "one", "option", "choice", "a", "i");
        words.removeIf(word -> ChoiceWords.FILLERS.contains(word) && !kept.contains(word));
        if (!all && words.size() > 1) {
            words.removeAll(Collections.singleton("i"));
        }
        return words.isEmpty() ? spoken.toLowerCase(Locale.ROOT) : String.join(" ", words);
    }
}
