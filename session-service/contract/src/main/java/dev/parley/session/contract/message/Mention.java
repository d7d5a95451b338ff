package dev.parley.session.contract.message;

/// What a text says to whom. A mention is a word of its own, in any case.
public final class Mention {
    private static final String AI = "@ai";

    private Mention() {}

    /// Whether the text speaks to the AI.
    public static boolean ofAi(String text) {
        for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            var end = at + AI.length();
            if (text.regionMatches(true, at, AI, 0, AI.length())
                    && (at == 0 || !isWord(text.charAt(at - 1)))
                    && (end == text.length() || !isWord(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char unit) {
        return Character.isLetterOrDigit(unit) || unit == '_' || unit == '@';
    }
}
