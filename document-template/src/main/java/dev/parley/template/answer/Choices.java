package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which choices a text names: by label, by value, by place (`2`, `option b`, `the second one`), by the beginning
/// of a word, by words that tell one from the others, or mistyped. Case and accents do not matter.
///
/// - A whole label wins over everything else, and then the one of which most was said. A word that is in every second
///   sentence, or one beside others that count or limit it (`twice a month`), chooses nothing.
/// - `nope` is the choice `No`, and `n/a` is `Not applicable`. A number or letter alone that fits a place and another
/// label is
///   unclear.
/// - One slip is forgiven in words of five letters or more, two in nine or more.
/// - `several` takes lists (`a, b and c`), `all of them`, `both` of two, `none`, which is an empty list, and
///   `everything except b`; what comes back is in the order of the choices.
/// - A denial (`not b`) is unclear; so are ranges (`1-3`) and, where one is wanted, two.
public final class Choices {
    private static final int LONGEST = 500;
    private static final int NAMED = 10;
    private static final int LABEL = 60;
    private static final Pattern BETWEEN =
            Pattern.compile("[,;&+/\n\r]|\\b(?:and|plus|also|as well as|both)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile("\\d ?(?:-|to) ?\\d");
    private static final Pattern ALL =
            Pattern.compile("(?:all|everything|every one|each)(?: of (?:them|these|those|the above))?(?: please)?");
    private static final Pattern NONE =
            Pattern.compile("(?:none|nothing|no|neither)(?: of (?:them|these|those|the above))?(?: please| thanks)?");
    private static final Pattern BOTH = Pattern.compile("both(?: of (?:them|these))?(?: please)?");
    private static final Pattern EXCEPT = Pattern.compile("(?:all|everything|every one)(?: of (?:them|these))? "
            + "(?:except|but|besides|apart from|other than|without)(?: for)? (.+)");

    private Choices() {}

    public static Understood<Choice> one(String text, List<Choice> choices) {
        return one(text, choices, new Candidates(choices));
    }

    private static Understood<Choice> one(String text, List<Choice> choices, Candidates candidates) {
        Set<Choice> found = candidates.of(bounded(text));
        return found.size() == 1
                ? new Understood.Meant<>(found.iterator().next())
                : new Understood.Unclear<>(found.isEmpty() ? ask(choices) : which(found));
    }

    public static Understood<List<Choice>> several(String text, List<Choice> choices) {
        String bounded = bounded(text);
        String spoken = Plain.spoken(bounded);
        boolean labelled =
                choices.stream().anyMatch(choice -> Plain.spoken(choice.label()).equals(spoken));
        if (!labelled) {
            if (ALL.matcher(spoken).matches()
                    || (choices.size() == 2 && BOTH.matcher(spoken).matches())) {
                return new Understood.Meant<>(List.copyOf(choices));
            }
            if (NONE.matcher(spoken).matches()) {
                return new Understood.Meant<>(List.of());
            }
            Matcher except = EXCEPT.matcher(Plain.lower(bounded));
            if (except.matches()) {
                return allBut(listed(except.group(1), choices), choices);
            }
        }
        return listed(bounded, choices);
    }

    private static Understood<List<Choice>> allBut(Understood<List<Choice>> left, List<Choice> choices) {
        if (left instanceof Understood.Meant<List<Choice>>(List<Choice> out)) {
            List<Choice> rest = new ArrayList<>(choices);
            rest.removeAll(out);
            return new Understood.Meant<>(List.copyOf(rest));
        }
        return left;
    }

    private static Understood<List<Choice>> listed(String text, List<Choice> choices) {
        Candidates candidates = new Candidates(choices);
        Set<Choice> whole = candidates.of(text);
        String spoken = Plain.spoken(text);
        boolean labelled =
                choices.stream().anyMatch(choice -> Plain.spoken(choice.label()).equals(spoken));
        if (labelled && whole.size() == 1) {
            return new Understood.Meant<>(List.copyOf(whole));
        }
        Phrases phrases = Phrases.in(spoken, choices);
        if (RANGE.matcher(Plain.lower(text)).find() || phrases.rest().contains("or")) {
            return new Understood.Unclear<>(ask(choices));
        }
        Set<Choice> found = new LinkedHashSet<>(phrases.found());
        String rest = found.isEmpty() ? text : String.join(" ", phrases.rest()).replace(Phrases.MARK, ",");
        for (String piece : BETWEEN.split(rest)) {
            if (Candidates.saysNothing(piece) && !isFirst(piece)) {
                continue;
            }
            Understood<Choice> one = one(piece, choices, candidates);
            if (one instanceof Understood.Unclear<Choice>(String reason)) {
                return new Understood.Unclear<>(reason);
            }
            found.add(((Understood.Meant<Choice>) one).value());
        }
        return found.isEmpty()
                ? new Understood.Unclear<>(ask(choices))
                : new Understood.Meant<>(
                        choices.stream().filter(found::contains).toList());
    }

    /// Between others in a list, `one` is a place.
    private static boolean isFirst(String piece) {
        return Plain.spoken(piece).equals("one");
    }

    private static String bounded(String text) {
        return text == null || text.length() > LONGEST ? "" : text;
    }

    private static String ask(Collection<Choice> choices) {
        return "Please choose from these: " + names(choices) + ".";
    }

    private static String which(Collection<Choice> found) {
        return "That could be more than one; which do you mean: " + names(found) + "?";
    }

    private static String names(Collection<Choice> choices) {
        String names = choices.stream()
                .limit(NAMED)
                .map(choice ->
                        choice.label().length() > LABEL ? choice.label().substring(0, LABEL) + "…" : choice.label())
                .collect(Collectors.joining("; "));
        int more = choices.size() - NAMED;
        return more > 0 ? names + "; and " + more + " more" : names;
    }
}
