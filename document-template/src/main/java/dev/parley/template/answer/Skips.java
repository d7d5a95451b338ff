package dev.parley.template.answer;

import java.util.Set;
import java.util.regex.Pattern;

/// Whether somebody wants to leave an optional question out: `skip`, `none`, `n/a`, `leave it out`, a dash alone.
///
/// Only a whole answer counts, polite words aside; `skip the second floor` is an answer, and so is silence no wish.
public final class Skips {
    private static final Pattern DASHES = Pattern.compile("-+");
    private static final Pattern POLITE =
            Pattern.compile("^(?:(?:please|lets|just|i|we|id|would|like|want|to|can|you|ill|well|oh|ok|okay|yes)\\b ?)+"
                    + "|(?: (?:please|thanks|thank you|for now|here|now))+$");
    private static final Set<String> PHRASES = Set.of(
            "skip",
            "skip it",
            "skip this",
            "skip that",
            "skip this one",
            "skip that one",
            "skip this question",
            "skip that question",
            "skip the question",
            "none",
            "none at all",
            "no",
            "nope",
            "no thanks",
            "no thank you",
            "no answer",
            "n a",
            "na",
            "not applicable",
            "doesnt apply",
            "does not apply",
            "it doesnt apply",
            "it does not apply",
            "leave it out",
            "leave out",
            "leave this out",
            "leave that out",
            "leave this one out",
            "leave it blank",
            "leave it empty",
            "leave blank",
            "leave empty",
            "leave this blank",
            "leave this empty",
            "omit",
            "omit it",
            "omit this",
            "omit that",
            "pass",
            "nothing",
            "nothing at all",
            "not needed");

    private Skips() {}

    public static boolean read(String text) {
        if (DASHES.matcher(Plain.of(text)).matches()) {
            return true;
        }
        String spoken = Plain.spoken(text);
        return PHRASES.contains(spoken)
                || PHRASES.contains(POLITE.matcher(spoken).replaceAll("").strip());
    }
}
