package dev.parley.template.answer;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether the sentence around an address says that it is to be used in some cases only: `if it is urgent`, `during the
/// week`, `only for invoices`. How it is offered (`if that's all right`) names none.
final class SomeCases {
    private static final Pattern SENTENCES = Pattern.compile("[!?]|\\.(?=\\s|$)");

    private static final Pattern ASIDE =
            Pattern.compile("\\([^()]*\\bi (?:dont|don't|do not|seldom|rarely|only)\\b[^()]*\\)");

    private static final Pattern COURTESY = Pattern.compile("\\b(?:if|when|whenever|in case|once) (?:"
            + "(?:you|they|anybody|anyone|somebody|someone)(?: ever)? (?:need|needs|want|wants|like|likes|prefer|wish|must"
            + "|require|have (?:any )?(?:further )?questions?)(?: (?:it|to|one|that|this|me|us|anything|more|write|reach"
            + "|contact|send|reply|mail))*"
            + "|(?:(?:that|it|this) is|thats|its) (?:all right|alright|ok|okay|fine|enough|good|possible|right|correct"
            + "|easier|better|needed|necessary|required|of (?:any )?use|what you (?:need|want|mean))(?: for (?:you|them))?"
            + "|(?:that|it|this) (?:works|helps|will do)(?: for (?:you|them))?"
            + "|needed|necessary|required|possible|so|i (?:may|might)|i understood(?: \\w+){0,3}|i am not mistaken"
            + "|im not mistaken|i remember(?: \\w+)?)(?= |$)");

    /// What one usually does is what is to be used.
    private static final Set<String> HABITS =
            Set.of(("usually usual normally generally mostly preferably ideally limited once before after besides"
                            + " likely soon shortly")
                    .split(" "));

    private static final Pattern GIVEN = Pattern.compile("\\b(?:i|we|you|already|is|was|as|have|had|one) provided\\b");
    private static final Pattern ONLY = Pattern.compile("\\bonly (?:for|on|at|in|during|if|when|as)\\b");

    private SomeCases() {}

    /// `before`, `after`: the rest of the text, in small letters.
    static boolean areNamed(String before, String after) {
        String[] sentences = SENTENCES.split(" " + before);
        return isIn(sentences.length == 0 ? "" : sentences[sentences.length - 1])
                || isIn(SENTENCES.split(" " + after, 2)[0]);
    }

    private static boolean isIn(String sentence) {
        String spoken = TextNormalizer.spoken(ASIDE.matcher(sentence).replaceAll(" "));
        String bare = GIVEN.matcher(COURTESY.matcher(spoken).replaceAll("")).replaceAll("");
        return ONLY.matcher(bare).find()
                || ConditionWords.isIn(Arrays.stream(bare.split(" "))
                        .filter(word -> !HABITS.contains(word))
                        .collect(Collectors.joining(" ")));
    }
}
