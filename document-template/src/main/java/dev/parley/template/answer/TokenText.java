package dev.parley.template.answer;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tokens as one text in small letters without apostrophes, a space before and behind each: phrases are looked for in
/// it, and found by their tokens.
record TokenText(String text, int[] starts) {
    static TokenText of(List<Token> tokens) {
        var text = new StringBuilder(" ");
        var starts = new int[tokens.size()];
        for (var at = 0; at < starts.length; at++) {
            starts[at] = text.length();
            text.append(tokens.get(at).text().replace("'", "")).append(' ');
        }
        return new TokenText(text.toString(), starts);
    }

    /// Adds the tokens of each place where the phrase is.
    void find(Pattern phrase, BitSet found) {
        Matcher matcher = phrase.matcher(text);
        while (matcher.find()) {
            for (var at = 0; at < starts.length; at++) {
                if (starts[at] >= matcher.start() && starts[at] < matcher.end()) {
                    found.set(at);
                }
            }
        }
    }
}
