package dev.parley.template.answer;

import java.util.Set;
import java.util.regex.Pattern;

/// Whether somebody wants to leave a question out: `skip`, `leave it out`; or says that there is nothing to answer:
/// `none`, `n/a`, a dash alone.
///
/// Only a whole answer counts, polite words aside; `skip the second floor` is an answer, and so is silence no wish.
public final class SkipDetector {
    private static final Pattern DASHES = Pattern.compile("-+");
    private static final Pattern POLITE =
            Pattern.compile("^(?:(?:please|lets|just|i|we|id|would|like|want|to|can|you|ill|well|oh|ok|okay|yes)\\b ?)+"
                    + "|(?: (?:please|thanks|thank you|for now|here|now))+$");
    private static final Set<String> WISHES = phrases("""
            skip|skip it|skip this|skip that|skip this one|skip that one|skip this question|skip that question
            skip the question|leave it out|leave out|leave this out|leave that out|leave this one out|leave it blank
            leave it empty|leave blank|leave empty|leave this blank|leave this empty|omit|omit it|omit this|omit that
            pass|default|the default|take the default|use the default""");
    private static final Set<String> NOTHINGS = phrases("""
            none|none at all|no|nope|no thanks|no thank you|no answer|n a|na|not applicable|doesnt apply
            does not apply|it doesnt apply|it does not apply|nothing|nothing at all|not needed""");

    private SkipDetector() {}

    /// Either of both.
    public static boolean read(String text) {
        return wished(text) || nothing(text);
    }

    /// It is wished to be left out.
    public static boolean wished(String text) {
        return says(WISHES, text);
    }

    /// There is nothing to answer; which is no wish for what somebody else would answer.
    public static boolean nothing(String text) {
        return DASHES.matcher(TextNormalizer.of(text)).matches() || says(NOTHINGS, text);
    }

    private static boolean says(Set<String> phrases, String text) {
        String spoken = TextNormalizer.spoken(text);
        return phrases.contains(spoken)
                || phrases.contains(POLITE.matcher(spoken).replaceAll("").strip());
    }

    private static Set<String> phrases(String lines) {
        return Set.of(lines.strip().split("[|\n]"));
    }
}
