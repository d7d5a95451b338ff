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
import java.util.function.Predicate;

/// The choices a text may name, by the first way of naming that names any.
final class Candidates {
    private static final Set<String> FILLERS =
            Set.of(("i id ill im we wed well would like want to go for with take choose "
                            + "pick prefer please thanks thank you the a an my our is its it that this one ones think lets let us "
                            + "use be will ok okay yes just only should of in on option choice")
                    .split(" "));
    private static final Set<String> DENIALS = Set.of(
            ("not no dont nor neither except without never but instead rather cant " + "wont isnt doesnt anything")
                    .split(" "));

    private final List<Choice> choices;

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
        Place place = Place.of(content(spoken, false), choices.size());
        if (place != null) {
            String said = content(spoken, false);
            Set<Choice> placed = new LinkedHashSet<>(Set.of(choices.get(place.index())));
            if (!place.explicit()) {
                placed.addAll(valued.isEmpty() ? matching(choice -> alsoNames(choice, said)) : valued);
            }
            return placed;
        }
        return valued.isEmpty() ? looser(spoken) : valued;
    }

    private static boolean alsoNames(Choice choice, String said) {
        boolean begins = Character.isLetter(said.charAt(0))
                && Plain.spoken(choice.label()).startsWith(said);
        return begins || known(choice).contains(said);
    }

    private Set<Choice> looser(String spoken) {
        Phrases phrases = Phrases.in(spoken, choices);
        List<String> rest = phrases.rest();
        if (rest.stream().anyMatch(DENIALS::contains)) {
            return Set.of();
        }
        if (!phrases.found().isEmpty()) {
            return phrases.found();
        }
        List<String> words = Arrays.asList(content(spoken, true).split(" "));
        Set<Choice> worded = worded(words);
        return worded.isEmpty() ? distinguished(words) : worded;
    }

    private Set<Choice> worded(List<String> words) {
        List<BiPredicate<String, String>> ways =
                List.of(String::equals, (typed, word) -> word.startsWith(typed), Typos::alike);
        for (BiPredicate<String, String> way : ways) {
            Set<Choice> found = matching(choice -> {
                Set<String> known = known(choice);
                return words.stream().allMatch(typed -> known.stream().anyMatch(word -> way.test(typed, word)));
            });
            if (!found.isEmpty()) {
                return found;
            }
        }
        return Set.of();
    }

    private Set<Choice> distinguished(List<String> words) {
        Set<String> said = new HashSet<>(words);
        Set<Choice> exact = matching(choice -> known(choice).stream()
                .anyMatch(word -> word.length() >= 3 && !FILLERS.contains(word) && said.contains(word)));
        return !exact.isEmpty()
                ? exact
                : matching(choice -> known(choice).stream()
                        .anyMatch(word ->
                                word.length() >= 5 && said.stream().anyMatch(typed -> Typos.alike(typed, word))));
    }

    private Set<Choice> matching(Predicate<Choice> test) {
        Set<Choice> found = new LinkedHashSet<>();
        choices.stream().filter(test).forEach(found::add);
        return found;
    }

    private static Set<String> known(Choice choice) {
        Set<String> words = new HashSet<>(Plain.words(choice.label()));
        words.addAll(Plain.words(choice.value()));
        return words;
    }

    static boolean saysNothing(String text) {
        List<String> words = Plain.words(text);
        return words.size() != 1
                ? FILLERS.containsAll(words)
                : FILLERS.contains(words.getFirst()) && words.getFirst().length() > 1;
    }

    /// The words that say which; places keep their `one` and `option`.
    static String content(String spoken, boolean all) {
        List<String> words = new ArrayList<>(Arrays.asList(spoken.split(" ")));
        Set<String> kept = all ? Set.of() : Set.of("the", "one", "option", "choice", "a", "i");
        words.removeIf(word -> FILLERS.contains(word) && !kept.contains(word));
        if (!all && words.size() > 1) {
            words.removeAll(Collections.singleton("i"));
        }
        return words.isEmpty() ? spoken.toLowerCase(Locale.ROOT) : String.join(" ", words);
    }
}
