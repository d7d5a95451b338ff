package dev.parley.template.answer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Typed text made comparable: one kind of space, quote, dash and digit, nothing invisible. What is too long to be
/// an answer becomes empty, which bounds the time everything after takes.
final class TextNormalizer {
    private static final int LONGEST = 2000;
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private TextNormalizer() {}

    static String of(@Nullable String text) {
        String exact = exact(text);
        var dashed = new StringBuilder(exact.length());
        for (int at = 0; at < exact.length(); at += Character.charCount(exact.codePointAt(at))) {
            dashed.appendCodePoint(dash(exact.codePointAt(at)));
        }
        return dashed.toString();
    }

    static String lower(String text) {
        return of(text).toLowerCase(Locale.ROOT);
    }

    /// As `of`, dashes left as they are.
    static String exact(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return "";
        }
        var plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            int usual = isPlain(point) ? point : usual(point);
            boolean apart = usual != ' ' || (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ');
            if (apart && (isPlain(point) || visible(point))) {
                plain.appendCodePoint(usual);
            }
        }
        return plain.toString().strip();
    }

    /// Lower-case words without accents, apostrophes and punctuation: `It's  Zoë!` is `its zoe`.
    static String spoken(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(lower(text).replace("'", ""), Normalizer.Form.NFD))
                .replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT.matcher(bare).replaceAll(" ").strip();
    }

    static List<String> words(String text) {
        String spoken = spoken(text);
        return spoken.isEmpty() ? List.of() : Arrays.asList(spoken.split(" "));
    }

    /// Of the letters, digits and signs of ASCII all but one are as usual.
    private static boolean isPlain(int point) {
        return point >= ' ' && point < 0x7F && point != '`';
    }

    private static boolean visible(int point) {
        boolean variation = point >= 0xFE00 && point <= 0xFE0F;
        return !variation && Character.getType(point) != Character.FORMAT;
    }

    private static int usual(int point) {
        if (Character.isWhitespace(point) || Character.isSpaceChar(point) || Character.isISOControl(point)) {
            return ' ';
        }
        if (Character.isDigit(point)) {
            return '0' + Character.digit(point, 10);
        }
        if (point >= 0xFF01 && point <= 0xFF5E) {
            return point - 0xFEE0;
        }
        return switch (point) {
            case '\u2018', '\u2019', '\u201A', '\u201B', '\u02BC', '\u2032', '\u00B4', '`' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u00AB', '\u00BB' -> '"';
            default -> point;
        };
    }

    private static int dash(int point) {
        return (point >= 0x2010 && point <= 0x2015) || point == 0x2212 || point == 0xFE63 ? '-' : point;
    }
}
