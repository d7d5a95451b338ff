package dev.parley.session.message;

import java.text.Normalizer;
import java.util.Locale;

/// The part of a message around what was searched for, where PostgreSQL marks nothing: it knows whole words, and a run
/// of ideographs is one to it.
final class Snippet {
    private static final String MARK = "**";
    private static final int AROUND = 40;

    private Snippet() {}

    /// `marked` is PostgreSQL's own.
    static String of(String marked, String content, String query) {
        if (marked.contains(MARK)) {
            return marked;
        }
        var text = Normalizer.normalize(content, Normalizer.Form.NFC);
        for (var word : Normalizer.normalize(query, Normalizer.Form.NFC).split("[\\s\"]+")) {
            var at = word.isEmpty() || word.startsWith("-") ? -1 : lower(text).indexOf(lower(word));
            if (at >= 0 && at + word.length() <= text.length()) {
                return around(text, at, at + word.length());
            }
        }
        return marked;
    }

    private static String lower(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.length() == text.length() ? lower : text; // Else the places would differ.
    }

    private static String around(String text, int from, int to) {
        var start = whole(text, Math.max(0, from - AROUND));
        var end = whole(text, Math.min(text.length(), to + AROUND));
        return (start > 0 ? "… " : "")
                + text.substring(start, from)
                + MARK
                + text.substring(from, to)
                + MARK
                + text.substring(to, end)
                + (end < text.length() ? " …" : "");
    }

    /// Never between the halves of a surrogate pair.
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
