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
                            + " winter emergency emergencies urgent urgently tomorrow soon shortly eventually someday")
                    .split(" "));
    private static final String MONTH = "(?:january|february|march|april|june|july|august|september|october|november"
            + "|december|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)";
    private static final String DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private static final String STRETCH = "(?:days?|weeks?|months?|quarters?|years?)";

    /// Not yet: what begins later. `from now on` and `from day one` are at once.
    private static final String FROM_THEN_ON = "(?:from|starting(?: from| in| on)?|beginning(?: in| on)?|as (?:of|from)"
            + "|effective(?: from| as of)?|by) (?:(?:the )?(?:next|following|coming|second|third|fourth) \\w+|tomorrow"
            + "|(?:(?:early|mid|late|end of|the end of) )?" + MONTH + "|" + DAY
            + "|(?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?"
            + MONTH + "|\\d{4}|(?:the )?(?:age|end|year|month|week) (?:of )?\\w+)"
            + "|next (?:" + STRETCH + "|spring|autumn|fall|" + MONTH + "|" + DAY + ")"
            + "|in (?:an?|one|two|three|four|five|six|\\d{1,3}|some|a few) " + STRETCH;

    private static final Pattern PHRASES = Pattern.compile("\\b(?:(?:as|so) (?:long|far|soon|often|much) as"
            + "|(?:as|where|when) (?:needed|required|necessary|requested|appropriate|possible|allowed|permitted)"
            + "|in case|in (?!any |all |every )(?:\\w+ )?cases?|(?:in|under) (?:some|certain|special|particular|most|rare) \\w+"
            + "|on (?:the )?(?:condition|request|occasion|demand)|up to|at (?:least|most|best|first|times)"
            + "|for (?:now|the (?:moment|time being)|a (?:time|while|trial))|to (?:begin|start) with"
            + "|to (?:some|a certain|a limited|an) (?:extent|degree)|in (?:principle|theory|part|general|future)"
            + "|within (?:reason|reasonable|limits|certain)|(?:other|rather) than|save for|from time to time|now and then"
            + "|with (?:\\w+ ){0,3}(?:approval|consent|permission|authori[sz]ation)|(?:up)?on (?:approval|agreement)"
            + "|upon request|by (?:arrangement|appointment)"
            + "|" + FROM_THEN_ON
            + "|to be (?:agreed|checked|confirmed|decided|determined|discussed|negotiated))\\b");

    private ConditionWords() {}

    /// `spoken`: as `TextNormalizer.spoken` leaves it.
    static boolean isIn(String spoken) {
        return Arrays.stream(spoken.split(" ")).anyMatch(WORDS::contains)
                || PHRASES.matcher(spoken).find();
    }
}
