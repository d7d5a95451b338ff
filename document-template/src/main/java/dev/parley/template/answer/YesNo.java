package dev.parley.template.answer;

import dev.parley.template.answer.Understood.Meant;
import dev.parley.template.answer.Understood.Unclear;
import java.util.Set;
import java.util.regex.Pattern;

/// Yes and no, in the ways people say it.
public final class YesNo {
    private static final Set<String> NO_PHRASES = Set.of(
            "i don t think so",
            "i do not think so",
            "absolutely not",
            "not at all",
            "not really",
            "of course not",
            "definitely not",
            "certainly not",
            "rather not",
            "please don t",
            "no way");
    private static final Set<String> UNSURE = Set.of(
            "maybe",
            "perhaps",
            "possibly",
            "not sure",
            "don t know",
            "do not know",
            "no idea",
            "no problem",
            "depends");
    private static final Pattern YES = Pattern.compile(
            "\\b(yes|yeah|yep|yup|yea|y|sure|ok|okay|of course|please do|definitely|absolutely|certainly|correct|right"
                    + "|true|agreed|exactly|indeed|affirmative|it does|it is|they do|we do|i do|there is|there are)\\b");
    private static final Pattern NO =
            Pattern.compile("\\b(no|nope|nah|n|none|not|false|never|negative|don t|isn t|doesn t|aren t)\\b");

    private YesNo() {}

    public static Understood<Boolean> read(String text) {
        if (text.contains("✓") || text.contains("👍")) {
            return new Meant<>(true);
        }
        var words = Words.bare(text);
        if (UNSURE.stream().anyMatch(words::contains)) {
            return unclear();
        }
        if (NO_PHRASES.stream().anyMatch(words::contains)) {
            return new Meant<>(false);
        }
        var yes = YES.matcher(words).find();
        var no = NO.matcher(words).find();
        return yes == no ? unclear() : new Meant<>(yes);
    }

    private static Understood<Boolean> unclear() {
        return new Unclear<>("Is that a yes or a no?");
    }
}
