package dev.parley.ai.reply;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The text of one answer as it grows, and how much of it has been told. Nothing is told before there is something to
/// see, so that another provider can still begin from the start; and never half a character.
final class Answer {
    private final int maxCharacters;
    private final UnicodeText unicode = new UnicodeText();
    private final StringBuilder text = new StringBuilder();
    private boolean cut;
    private int told;
    private int deltas;
    private long bytes;

    Answer(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /// A piece of the text: `offset` characters, `bytes` of UTF-8 and `index` pieces come before it.
    record Piece(int index, int offset, long bytes, String text) {}

    void add(String more) {
        append(unicode.more(more));
    }

    /// Nothing more comes.
    void end() {
        append(unicode.end());
    }

    private void append(String more) {
        text.append(more);
        if (text.length() > maxCharacters) {
            cut = true;
            text.setLength(
                    Character.isHighSurrogate(text.charAt(maxCharacters - 1)) ? maxCharacters - 1 : maxCharacters);
        }
    }

    /// Whether there was more than an answer may have.
    boolean cut() {
        return cut;
    }

    boolean visible() {
        return told > 0;
    }

    /// What has not been told yet, or null.
    @Nullable
    Piece next() {
        var end = text.length();
        if (end == told || (told == 0 && text.chars().allMatch(Character::isWhitespace))) {
            return null;
        }
        var piece = new Piece(deltas++, told, bytes, text.substring(told, end));
        told = end;
        bytes += piece.text.getBytes(StandardCharsets.UTF_8).length;
        return piece;
    }

    /// What has been told so far.
    String told() {
        return text.substring(0, told);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
