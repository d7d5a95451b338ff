package dev.parley.template.answer;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/// Words of conditions, exceptions and limits: what they stand beside is meant in some cases only, or is not settled
/// yet.
final class ConditionWords {
    private static final Set<String> WORDS = Set.of(
            ("if unless provided providing proviso subject conditional conditionally condition conditions contingent"
                            + " depends depend depending dependent assuming supposing pending when whenever wherever once"
                            + " until till while whilst during after before apart besides except excepting exception"
                            + " exceptions exceptional exceptionally excluding exclusive limited limits restricted"
                            + " restriction restrictions reservation reservations caveat caveats sometimes occasionally"
                            + " occasional rarely seldom usually normally generally mostly largely partly partially"
                            + " temporarily temporary initially provisionally provisional tentative tentatively ideally"
                            + " preferably hopefully likely negotiable tbd tbc otherwise weekend weekends weekdays summer"
                            + " winter emergency emergencies")
                    .split(" "));
    private static final Pattern PHRASES = Pattern.compile("\\b(?:(?:as|so) (?:long|far|soon|often|much) as"
            + "|(?:as|where|when) (?:needed|required|necessary|requested|appropriate|possible|allowed|permitted)"
            + "|in case|in (?!any |all |every )(?:\\w+ )?cases?|(?:in|under) (?:some|certain|special|particular|most|rare) \\w+"
            + "|on (?:the )?(?:condition|request|occasion|demand)|up to|at (?:least|most|best|first|times)"
            + "|for (?:now|the (?:moment|time being)|a (?:time|while|trial))|to (?:begin|start) with"
            + "|to (?:some|a certain|a limited|an) (?:extent|degree)|in (?:principle|theory|part|general|future)"
            + "|within (?:reason|reasonable|limits|certain)|(?:other|rather) than|save for|from time to time|now and then"
            + "|to be (?:agreed|checked|confirmed|decided|determined|discussed|negotiated))\\b");

    private ConditionWords() {}

    /// `spoken`: as `TextNormalizer.spoken` leaves it.
    static boolean isIn(String spoken) {
        return Arrays.stream(spoken.split(" ")).anyMatch(WORDS::contains)
                || PHRASES.matcher(spoken).find();
    }
}
