package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whole labels and values inside a text, the longest at each place, and the words between them. `|` in `rest`
/// stands where one was. A comma among the words may stand within a label.
record Phrases(Set<Choice> found, List<String> rest) {
    static final String MARK = "|";
    static final String COMMA = ",";
    private static final int SHORTEST_VALUE = 4;

    /// What is looked for: the words of each name, and in the same place whose it is.
    record Names(List<List<String>> words, List<Choice> owners) {
        static Names of(List<Choice> choices) {
            var names = new Names(new ArrayList<>(), new ArrayList<>());
            for (Choice choice : choices) {
                names.add(TextNormalizer.words(choice.label()), choice, 2);
                names.add(TextNormalizer.words(choice.value()), choice, SHORTEST_VALUE);
            }
            return names;
        }

        private void add(List<String> name, Choice owner, int shortest) {
            String joined = String.join("", name);
            boolean longEnough = joined.length() >= shortest || joined.length() > 1 && ChoiceWords.hasDigit(joined);
            if (longEnough && joined.chars().anyMatch(Character::isLetter)) {
                words.add(name);
                owners.add(owner);
            }
        }
    }

    static Phrases in(List<String> words, Names all) {
        List<List<String>> names = all.words();
        List<Choice> owners = all.owners();
        Set<Choice> found = new LinkedHashSet<>();
        List<String> rest = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int longest = 0;
            for (int name = 0; name < names.size(); name++) {
                longest = Math.max(longest, lengthAt(words, at, names.get(name)));
            }
            for (int name = 0; longest > 0 && name < names.size(); name++) {
                if (lengthAt(words, at, names.get(name)) == longest) {
                    found.add(owners.get(name));
                }
            }
            rest.add(longest > 0 ? MARK : words.get(at));
            at += Math.max(longest, 1);
        }
        return new Phrases(found, rest);
    }

    /// How many words the name takes there; 0: it does not begin there.
    private static int lengthAt(List<String> words, int at, List<String> name) {
        int end = at;
        for (String word : name) {
            while (end > at && end < words.size() && words.get(end).equals(COMMA)) {
                end++;
            }
            if (end >= words.size() || !words.get(end++).equals(word)) {
                return 0;
            }
        }
        return end - at;
    }
}
