package dev.parley.template.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A numeral, a word or one other sign of a text; `glued` to what stands before it without a space.
record Token(Kind kind, String said, boolean glued) {
    enum Kind {
        NUMERAL,
        WORD,
        SIGN
    }

    /// Where words are written together, each sign is one.
    private static final String TOGETHER = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]";

    private static final String LETTER = "\\p{L}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]";
    private static final Pattern TOKEN = Pattern.compile(
            "(?<numeral>\\d{1,3}(?: \\d{3})++(?!\\d)(?:[.,]\\d++)?+" + "|\\d++(?:[.,']\\d++)*+)|(?<word>" + TOGETHER
                    + "|[" + LETTER + "]++(?:'[" + LETTER + "]++)*+)|(?<sign>\\S)");

    /// What stands on two lines, or in two columns, is not one number.
    private static final Pattern BREAK = Pattern.compile("[\\r\\n\\t\\x0B\\f\\x85\\u2028\\u2029]+");

    static List<Token> of(@Nullable String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(
                TextNormalizer.of(text == null ? null : BREAK.matcher(text).replaceAll(" ; ")));
        int end = -1;
        while (matcher.find()) {
            Kind kind = matcher.group("numeral") != null
                    ? Kind.NUMERAL
                    : matcher.group("word") != null ? Kind.WORD : Kind.SIGN;
            tokens.add(new Token(kind, matcher.group(), matcher.start() == end));
            end = matcher.end();
        }
        return tokens;
    }

    /// Whether words of this script have no spaces between them.
    static boolean isWrittenTogether(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    /// What it says, lower-case.
    String text() {
        return said.toLowerCase(Locale.ROOT);
    }

    boolean is(Kind kind, String text) {
        return this.kind == kind && text().equals(text);
    }

    Token loose() {
        return new Token(kind, said, false);
    }
}
