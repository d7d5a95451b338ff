package dev.parley.template.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the choices of one question are called, in each form that is compared with what is said.
final class ChoiceNames {
    private final List<Choice> choices;
    private final Set<String> spoken = new HashSet<>();
    private final Phrases.Names phrases;
    private final Map<Choice, String> labels = new HashMap<>();
    private final Map<Choice, String> values = new HashMap<>();
    private final Map<Choice, String> typedLabels = new HashMap<>();
    private final Map<Choice, String> typedValues = new HashMap<>();
    private final Map<Choice, Set<String>> words = new HashMap<>();
    private final Map<Choice, Optional<Meaning>> meanings = new HashMap<>();

    ChoiceNames(List<Choice> choices) {
        this.choices = choices;
        phrases = Phrases.Names.of(choices);
        for (Choice choice : choices) {
            labels.put(choice, TextNormalizer.spoken(choice.label()));
            values.put(choice, TextNormalizer.spoken(choice.value()));
            typedLabels.put(choice, TextNormalizer.lower(choice.label()));
            typedValues.put(choice, TextNormalizer.lower(choice.value()));
        }
        spoken.addAll(labels.values());
        spoken.addAll(values.values());
    }

    Set<Choice> matching(Predicate<Choice> test) {
        Set<Choice> found = new LinkedHashSet<>();
        choices.stream().filter(test).forEach(found::add);
        return found;
    }

    /// Whether it is the whole label or value of any, as it is spoken.
    boolean contains(String name) {
        return spoken.contains(name);
    }

    Phrases.Names phrases() {
        return phrases;
    }

    Collection<String> labels() {
        return labels.values();
    }

    String label(Choice choice) {
        return Objects.requireNonNull(labels.get(choice));
    }

    boolean isValue(Choice choice, String said) {
        return said.equals(values.get(choice));
    }

    boolean isTypedLabel(Choice choice, String typed) {
        return typed.equals(typedLabels.get(choice));
    }

    boolean isTypedValue(Choice choice, String typed) {
        return typed.equals(typedValues.get(choice));
    }

    /// See [ChoiceWords#of].
    Set<String> words(Choice choice) {
        return words.computeIfAbsent(choice, ChoiceWords::of);
    }

    /// Null: its label has none.
    @Nullable
    Meaning meaning(Choice choice) {
        return meanings.computeIfAbsent(choice, each -> Optional.ofNullable(Meaning.ofLabel(each.label())))
                .orElse(null);
    }

    boolean isYesOrNo(Choice choice) {
        return meaning(choice) == Meaning.YES || meaning(choice) == Meaning.NO;
    }
}
