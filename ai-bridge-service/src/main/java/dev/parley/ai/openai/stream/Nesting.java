package dev.parley.ai.openai.stream;

/// Whether text that arrives line by line may be whole JSON by now, each character looked at once.
final class Nesting {
    private int open;
    private boolean quoted;
    private boolean escaped;
    private char last;

    void read(String text) {
        for (var at = 0; at < text.length(); at++) {
            read(text.charAt(at));
        }
    }

    private void read(char each) {
        if (escaped) {
            escaped = false;
        } else if (quoted) {
            escaped = each == '\\';
            quoted = each != '"';
        } else {
            switch (each) {
                case '"' -> quoted = true;
                case '{', '[' -> open++;
                case '}', ']' -> open--;
                default -> {
                    // Nothing begins or ends with it.
                }
            }
        }
        if (!Character.isWhitespace(each)) {
            last = each;
        }
    }

    /// It ends as an object or an array does, and nothing in it is left open.
    boolean mayBeWhole() {
        return !quoted && open <= 0 && (last == '}' || last == ']');
    }

    /// It goes on within a string.
    boolean insideText() {
        return quoted;
    }

    void reset() {
        open = 0;
        quoted = false;
        escaped = false;
        last = 0;
    }
}
