package dev.parley.template.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Words by which a yes or a no holds for some only, or on some days: `for senior staff`, `some of them`, `on Fridays`.
/// What the question says itself restricts nothing, and neither does what holds for everybody.
final class Restrictions {
    /// Between the yes or no and what it is restricted to; another clause (`we pay for the phone`) is none.
    private static final Set<String> LEADING =
            Set.of(("ok okay sure of course correct right agreed true fine just also at"
                            + " allowed possible permitted available granted offered required case mainly mostly")
                    .split(" "));

    private static final Pattern FOR =
            Pattern.compile("\\bfor (?!sure|certain|real|example|instance|clarity|once and all)"
                    + "(?!(?:this|that|the|these|those|many|several|various|good|obvious)(?: \\w+)? reasons?\\b)");

    /// They leave nobody and no time out.
    private static final Set<String> ALL =
            Set.of(("all every everyone everybody everything each any anyone anybody both"
                            + " ever always good whole entire me us you him her them it that this")
                    .split(" "));

    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "our", "my", "your", "their", "its");
    private static final Pattern SOME = Pattern.compile(
            "(?:some|most|many|few|several|half|part|parts|certain)(?: of (?:them|us|these|those|it|the \\w+)| \\w+)?");

    private static final Pattern DAYS = Pattern.compile(
            "\\bon (?:\\w+ and )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\b|\\bat (?:the )?(?:weekends?|nights?)\\b");

    private Restrictions() {}

    /// `part`: of an answer, between its commas, as `TextNormalizer.spoken` leaves it. `known`: the words of the
    /// question.
    static boolean isIn(String part, Set<String> known) {
        var days = DAYS.matcher(part);
        if (days.find() && !known.containsAll(Arrays.asList(days.group().split(" ")))) {
            return true;
        }
        List<String> words = Arrays.asList(part.split(" "));
        var at = 0;
        while (at < words.size() && leads(words.get(at))) {
            at++;
        }
        String rest = String.join(" ", words.subList(at, words.size()));
        if (SOME.matcher(rest).matches()) {
            return !isAll(words.subList(at, words.size()), known);
        }
        var limited = FOR.matcher(rest);
        return limited.lookingAt() && !isAll(words.subList(at + 1, words.size()), known);
    }

    private static boolean leads(String word) {
        return YesNoWords.PLAIN_YES.contains(word)
                || YesNoWords.PLAIN_NO.contains(word)
                || YesNoWords.REPEATS.contains(word)
                || LEADING.contains(word);
    }

    private static boolean isAll(List<String> whom, Set<String> known) {
        return !whom.isEmpty() && ALL.contains(whom.getFirst())
                || whom.stream().allMatch(word -> ARTICLES.contains(word) || word.equals("of") || known.contains(word));
    }
}
