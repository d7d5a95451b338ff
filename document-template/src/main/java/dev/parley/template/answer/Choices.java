package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which choices a text names: by label, by value, by place (`2`, `option b`, `the second one`), by the beginning
/// of a word, by words that tell one from the others, or mistyped. Case and accents do not matter.
///
/// - A whole label wins over everything else, and then the one of which most was said. A word that is in every second
///   sentence chooses nothing. Beside one that chooses may stand words that say nothing and those of the question; any
///   other (`twice a month`, `northern Ireland`, `was married`, `self-employed`) is asked about,
///   unless a comma or a full stop keeps it apart and it changes nothing (`Monthly, as agreed`, `Paris, France`).
///   A condition changes it (`Monthly, subject to approval`). Where countries are chosen from, `Swiss` is Switzerland.
/// - `nope` is the choice `No`, and `n/a` is `Not applicable`; what is no clear yes or no is neither. A place of which
///   another label speaks (`2` of `2 years`, `the first` of `the first party`) is unclear, but not `option 2`.
/// - One slip is forgiven in words of five letters or more, two in nine or more, where no other word comes of it that
/// is known (`indirect`, `payee`, `Iceland`).
/// - A number or letter before a label (`1. Bonus`) numbers a list, and chooses nothing itself.
/// - `several` takes lists (`a, b and c`), `all of them`, `both` of two, `none` and, where it is asked for benefits,
///   `no benefits`, which are an empty list, and `everything except b`; what comes back is in the order of the choices.
/// What stands beside one adds no other.
/// - A denial (`not b`) is unclear; so are ranges (`1-3`) and, where one is wanted, two.
public final class Choices {
    private static final int LONGEST = 500;
    private static final int NAMED = 10;
    private static final int LABEL = 60;
    private static final Pattern BETWEEN =
            Pattern.compile("[,;&+/\n\r]|\\b(?:and|plus|also|as well as|both)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNS = Pattern.compile("[,;&+/\n\r]");
    private static final Pattern MARK = Pattern.compile(Pattern.quote(Phrases.MARK));
    private static final Pattern RANGE = Pattern.compile("\\d ?(?:-|to) ?\\d");
    private static final Pattern EXCEPT = Pattern.compile("(?:all|everything|every one)(?: of (?:them|these))? "
            + "(?:except|but|besides|apart from|other than|without)(?: for)? (.+)");

    private Choices() {}

    public static ParseResult<Choice> one(String text, List<Choice> choices) {
        return one(text, choices, Set.of());
    }

    /// `known`: the words of the question, in small letters, which who answers may repeat.
    public static ParseResult<Choice> one(String text, List<Choice> choices, Set<String> known) {
        String bounded = bounded(text);
        return bounded.isBlank()
                ? new ParseResult.Unclear<>(ask(choices))
                : numbered(bounded, choices, Candidates.answering(choices, known));
    }

    /// The one that is spoken of, whatever else is said.
    public static ParseResult<Choice> mentioned(String text, List<Choice> choices) {
        String bounded = bounded(text);
        return bounded.isBlank()
                ? new ParseResult.Unclear<>(ask(choices))
                : numbered(bounded, choices, Candidates.mentioned(choices));
    }

    /// `2. Pension` is the pension, but where another is the second.
    private static ParseResult<Choice> numbered(String text, List<Choice> choices, Candidates candidates) {
        if (!Numbering.isIn(text) || isLabel(text, choices)) {
            return one(text, choices, candidates);
        }
        Numbering numbering = Numbering.of(choices);
        int place = numbering.first(text.strip(), choices.size());
        if (place < 0) {
            return one(text, choices, candidates);
        }
        ParseResult<Choice> named = one(numbering.without(text), choices, candidates);
        return named instanceof ParseResult.Meant<Choice>(Choice choice) && !choice.equals(choices.get(place))
                ? new ParseResult.Unclear<>(which(List.of(choices.get(place), choice)))
                : named;
    }

    private static boolean isLabel(String text, List<Choice> choices) {
        String spoken = TextNormalizer.spoken(text);
        return choices.stream()
                .anyMatch(choice -> TextNormalizer.spoken(choice.label()).equals(spoken));
    }

    private static ParseResult<Choice> one(String text, List<Choice> choices, Candidates candidates) {
        Set<Choice> found = candidates.of(text);
        return found.size() == 1
                ? new ParseResult.Meant<>(found.iterator().next())
                : new ParseResult.Unclear<>(found.isEmpty() ? ask(choices) : which(found));
    }

    public static ParseResult<List<Choice>> several(String text, List<Choice> choices) {
        return several(text, choices, Set.of());
    }

    /// `known`: the words of the question, in small letters, which who answers may repeat.
    public static ParseResult<List<Choice>> several(String text, List<Choice> choices, Set<String> known) {
        String bounded = bounded(text);
        if (bounded.isBlank()) {
            return new ParseResult.Unclear<>(ask(choices));
        }
        String spoken = TextNormalizer.spoken(bounded);
        Candidates candidates = Candidates.answering(choices, known);
        if (!isLabel(bounded, choices)) {
            Optional<List<Choice>> whole = Collective.of(spoken, choices, known);
            if (whole.isPresent()) {
                return new ParseResult.Meant<>(whole.get());
            }
            Matcher except = EXCEPT.matcher(TextNormalizer.lower(bounded));
            if (except.matches()) {
                // How many, or which?
                return NumberWords.contains(TextNormalizer.spoken(except.group(1)))
                        ? new ParseResult.Unclear<>(ask(choices))
                        : allBut(listed(except.group(1), choices, candidates), choices);
            }
        }
        return listed(bounded, choices, candidates);
    }

    private static ParseResult<List<Choice>> allBut(ParseResult<List<Choice>> left, List<Choice> choices) {
        if (left instanceof ParseResult.Meant<List<Choice>>(List<Choice> out)) {
            List<Choice> rest = new ArrayList<>(choices);
            rest.removeAll(out);
            return new ParseResult.Meant<>(List.copyOf(rest));
        }
        return left;
    }

    private static ParseResult<List<Choice>> listed(String numbered, List<Choice> choices, Candidates candidates) {
        Set<Choice> whole = candidates.of(numbered);
        if (isLabel(numbered, choices) && whole.size() == 1) {
            return new ParseResult.Meant<>(List.copyOf(whole));
        }
        String text = Numbering.isIn(numbered) ? Numbering.of(choices).without(numbered) : numbered;
        Phrases phrases = Phrases.in(words(text), Phrases.Names.of(choices));
        if (candidates.saysElse(text)
                || candidates.isConditional(phrases.rest())
                || RANGE.matcher(TextNormalizer.lower(text)).find()
                || phrases.rest().contains("or")) {
            return new ParseResult.Unclear<>(ask(choices));
        }
        Set<Choice> found = new LinkedHashSet<>(phrases.found());
        Set<Choice> named = Set.copyOf(found);
        String rest = found.isEmpty() ? text : String.join(" ", phrases.rest());
        for (String piece : BETWEEN.split(rest)) {
            boolean beside = piece.contains(Phrases.MARK);
            if (beside && candidates.addsNothing(TextNormalizer.words(piece), named)) {
                continue;
            }
            for (String part : beside ? MARK.split(piece) : new String[] {piece}) {
                if (candidates.saysNothing(part) && !isFirst(part) || candidates.repeatsTheQuestion(part)) {
                    continue;
                }
                Set<Choice> one = candidates.of(part);
                if (one.size() != 1 || beside && !found.containsAll(one)) {
                    Set<Choice> either = new LinkedHashSet<>(one);
                    either.addAll(one.isEmpty() ? one : found);
                    return new ParseResult.Unclear<>(either.isEmpty() ? ask(choices) : which(either));
                }
                found.addAll(one);
            }
        }
        return found.isEmpty()
                ? new ParseResult.Unclear<>(ask(choices))
                : new ParseResult.Meant<>(
                        choices.stream().filter(found::contains).toList());
    }

    /// With a comma wherever something separates them.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String part : SIGNS.split(text)) {
            if (!words.isEmpty()) {
                words.add(Phrases.COMMA);
            }
            words.addAll(TextNormalizer.words(part));
        }
        return words;
    }

    /// Between others in a list, `one` is a place.
    private static boolean isFirst(String piece) {
        return TextNormalizer.spoken(piece).equals("one");
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
