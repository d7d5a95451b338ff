package dev.parley.template.answer;

import dev.parley.template.answer.Understood.Meant;
import dev.parley.template.answer.Understood.Unclear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Choosing from a list: by its words or some that only one of them has, by number or position, small slips forgiven.
public final class Choices {
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final Set<String> FILLERS = Set.of(
            "the", "a", "an", "please", "one", "option", "number", "i", "would", "like", "choose", "want", "take",
            "with", "of", "in", "to", "is", "be", "it", "by", "for", "or", "on", "s", "we", "will", "should");
    private static final Set<String> ALL = Set.of("all", "all of them", "everything", "both", "all of these", "each");
    private static final Set<String> NONE = Set.of("none", "none of them", "nothing", "neither", "no", "none of these");

    private Choices() {}

    public static Understood<Choice> one(String text, List<Choice> choices) {
        var found = find(text, choices);
        return switch (found.size()) {
            case 0 -> new Unclear<>("Please choose one of: " + labels(choices) + ".");
            case 1 -> new Meant<>(found.getFirst());
            default -> new Unclear<>("Which one: " + labels(found) + "?");
        };
    }

    public static Understood<List<Choice>> several(String text, List<Choice> choices) {
        var words = Words.bare(text);
        if (ALL.contains(words)) {
            return new Meant<>(choices);
        }
        if (NONE.contains(words)) {
            return new Meant<>(List.of());
        }
        var except = words.split("\\b(?:except|but not|apart from)\\b", 2);
        var chosen = new LinkedHashSet<Choice>();
        if (except.length == 2
                && (except[0].isBlank() || ALL.contains(except[0].strip().replace(" for", "")))) {
            chosen.addAll(choices);
        }
        var parts = except.length == 2 ? except[1] : Words.of(text);
        for (var part : parts.split(",|;|\\n|\\+|&|\\band\\b")) {
            if (part.isBlank()) {
                continue;
            }
            switch (one(part, choices)) {
                case Unclear<Choice>(var reason) -> {
                    // A label may have an “and” in it.
                    return one(text, choices) instanceof Meant<Choice>(var whole)
                            ? new Meant<>(List.of(whole))
                            : new Unclear<>(reason);
                }
                case Meant<Choice>(var choice) -> {
                    if (except.length == 2) {
                        chosen.remove(choice);
                    } else {
                        chosen.add(choice);
                    }
                }
            }
        }
        return new Meant<>(choices.stream().filter(chosen::contains).toList());
    }

    private static String labels(List<Choice> choices) {
        return choices.stream().map(Choice::label).collect(Collectors.joining(", "));
    }

    private static List<Choice> find(String text, List<Choice> choices) {
        var words = Words.bare(text);
        for (var choice : choices) {
            if (words.equals(Words.bare(choice.label())) || words.equals(Words.bare(choice.value()))) {
                return List.of(choice);
            }
        }
        var position = position(words);
        if (position >= 0) {
            return position < choices.size() ? List.of(choices.get(position)) : List.of();
        }
        return bestByWords(words, choices);
    }

    private static int position(String words) {
        var said = Arrays.stream(words.split(" "))
                .filter(word -> !FILLERS.contains(word))
                .toList();
        if (said.size() != 1) {
            return -1;
        }
        var word = said.getFirst();
        if (word.matches("\\d{1,3}")) {
            return Integer.parseInt(word) - 1;
        }
        if (word.matches("[b-h]") && words.contains("option")) {
            return word.charAt(0) - 'a';
        }
        return ORDINALS.indexOf(word);
    }

    /// Those of which most of the said words are found.
    private static List<Choice> bestByWords(String words, List<Choice> choices) {
        var said = Arrays.stream(words.split(" "))
                .filter(word -> !FILLERS.contains(word))
                .toList();
        var best = new ArrayList<Choice>();
        var most = 0;
        for (var choice : choices) {
            var own = (Words.bare(choice.label()) + " "
                            + Words.bare(choice.value().replace('_', ' ')))
                    .split(" ");
            var hits = (int) said.stream()
                    .filter(word -> Arrays.stream(own).anyMatch(each -> !FILLERS.contains(each) && alike(word, each)))
                    .count();
            if (hits > most) {
                best.clear();
                most = hits;
            }
            if (hits == most && hits > 0) {
                best.add(choice);
            }
        }
        return best;
    }

    private static boolean alike(String said, String word) {
        if (said.equals(word) || said.length() >= 3 && word.startsWith(said)) {
            return true;
        }
        var slips = word.length() >= 9 ? 2 : word.length() >= 5 ? 1 : 0;
        return slips > 0 && Math.abs(said.length() - word.length()) <= slips && distance(said, word) <= slips;
    }

    /// Of Damerau and Levenshtein, two neighbours exchanged counting as one.
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                rows[i][j] = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
