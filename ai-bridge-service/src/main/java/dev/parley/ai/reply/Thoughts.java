package dev.parley.ai.reply;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What AIs have thought about one reply, all that were asked together, and how much of it has been told. What is
/// beyond its bound is neither told nor kept.
final class Thoughts {
    private final int maxCharacters;
    private final UnicodeText unicode = new UnicodeText();
    private final StringBuilder text = new StringBuilder();
    private int told;
    private long bytes;

    Thoughts(int maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /// A piece of them: `offset` characters and `bytes` of UTF-8 come before it.
    record Piece(int offset, long bytes, String text) {}

    void add(String more) {
        var fit = unicode.more(more);
        var room = maxCharacters - text.length();
        if (fit.length() <= room) {
            text.append(fit);
        } else if (room > 0) {
            text.append(fit, 0, Character.isHighSurrogate(fit.charAt(room - 1)) ? room - 1 : room);
        }
    }

    /// What has not been told yet, or null.
    @Nullable
    Piece next() {
        if (told == text.length()) {
            return null;
        }
        var piece = new Piece(told, bytes, text.substring(told));
        told = text.length();
        bytes += piece.text.getBytes(StandardCharsets.UTF_8).length;
        return piece;
    }

    /// Null: none.
    @Nullable
    String all() {
        return text.isEmpty() ? null : text.toString();
    }
}
