package dev.parley.template.answer;

import java.text.Normalizer;
import java.util.Locale;

/// What somebody typed, evened out: compatible characters joined, small letters, single spaces.
final class Words {
    /// Answers to all but long texts are short; more is not looked at.
    private static final int MOST = 500;

    private Words() {}

    static String of(String text) {
        var cut = text.length() > MOST ? text.substring(0, MOST) : text;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /// Without accents and punctuation.
    static String bare(String text) {
        return Normalizer.normalize(of(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{N}%]+", " ")
                .strip();
    }
}
