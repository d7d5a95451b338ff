package dev.parley.template.answer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an answer says, without what goes before and after it: `No worries, Germany because we are there`, `both of
/// them`.
final class Gist {
    private static final Pattern WE_ARE = Pattern.compile("\\bwe['’]re\\b", Pattern.CASE_INSENSITIVE);
    /// It denies nothing of what follows.
    private static final Pattern NO_PROBLEM = Pattern.compile("^no (?:problem|problems|worries) (?=.)");

    private static final Pattern OF_THEM = Pattern.compile(" of (?:them|these|those|the two|the above)$");
    /// Why is not what.
    private static final Pattern REASON = Pattern.compile(" (?:because|cause|since) .*");

    private Gist() {}

    /// As `TextNormalizer.spoken` leaves it.
    static String of(String text) {
        String plain = TextNormalizer.spoken(WE_ARE.matcher(text).replaceAll("we are"));
        String agreed = NO_PROBLEM.matcher(plain).replaceFirst("");
        return OF_THEM.matcher(withoutReason(agreed)).replaceAll("");
    }

    /// A reason may go over into a condition, which is none.
    private static String withoutReason(String spoken) {
        return REASON.matcher(spoken)
                .replaceAll(
                        reason -> ConditionWords.isIn(reason.group()) ? Matcher.quoteReplacement(reason.group()) : "");
    }
}
