package dev.parley.template.answer;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Whether what stands beside an address says that it is not, or may not be, the one to use. A word that may, but
/// belongs to something else (`I don't check it often`, `No problem`), raises none.
final class Doubts {
    /// Guesses, wherever they stand.
    private static final Pattern GUESS =
            Pattern.compile("\\b(?:maybe|perhaps|possibly|probably|unsure|not sure|not certain|guess)\\b");
    /// What goes before the address and is about it.
    private static final Pattern CLAUSE = Pattern.compile(
            "[,;!?)\\]]|\\.(?=\\s|$)|(?<!\\banything|\\beverything|\\ball)\\s(?=but\\b)|\\s(?=(?:so|because|then)\\b)");

    private static final Set<String> DENIALS = words("not never neither nor except unlike dont doesnt didnt isnt arent"
            + " wasnt wont wouldnt shouldnt mustnt cant cannot");
    private static final int NEAR = 3;
    private static final Set<String> PAST =
            words("old older former formerly previous previously earlier was were or outdated expired invalid wrong");
    private static final List<String> OTHERS = List.of(
            "anything but ",
            "everything but ",
            "all but ",
            "instead of ",
            "rather than ",
            "other than ",
            "something like ",
            "anything like ",
            "no longer ",
            "used to be ",
            "used to use ",
            "used to have ");

    /// What follows it at once.
    private static final Pattern OLD =
            Pattern.compile("\\W*(?:or|old|former|formerly|previous|previously|outdated|expired|invalid|wrong)\\b.*");
    private static final Pattern ENDED =
            Pattern.compile("\\b(?:no longer|anymore|invalid|outdated|expired|unless|until|(?:was|were|is|my|the) old"
                    + "|(?:is|was) wrong)\\b|\\bany more\\W*$");
    private static final Pattern FURTHER = Pattern.compile(
            "[,;!?(\\[]|\\.(?=\\s|$)|\\s(?=(?:and|but|so|because|since" + "|as|when|if|which|that)\\s)");

    private Doubts() {}

    /// `before`, `after`: the rest of the text, in small letters.
    static boolean raised(String before, String after) {
        return GUESS.matcher(before).find()
                || GUESS.matcher(after).find()
                || isDeniedBefore(before)
                || isDeniedAfter(after);
    }

    private static boolean isDeniedBefore(String before) {
        String[] clauses = CLAUSE.split(" " + before);
        List<String> words = clauses.length == 0 ? List.of() : TextNormalizer.words(clauses[clauses.length - 1]);
        List<String> near = words.subList(Math.max(0, words.size() - NEAR), words.size());
        String said = String.join(" ", near) + " ";
        return words.stream().anyMatch(DENIALS::contains)
                || IntStream.range(0, near.size())
                        .anyMatch(at -> PAST.contains(near.get(at))
                                && !(at + 1 < near.size() && near.get(at + 1).equals("told")))
                || OTHERS.stream().anyMatch(said::contains);
    }

    private static boolean isDeniedAfter(String after) {
        String[] clauses = FURTHER.split(" " + after, 2);
        List<String> words = TextNormalizer.words(clauses[0]);
        return OLD.matcher(after).matches()
                || ENDED.matcher(after).find()
                || words.subList(0, Math.min(NEAR, words.size())).stream()
                        .anyMatch(word -> DENIALS.contains(word) || word.equals("was"));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }
}
