package dev.parley.session.contract.message;

import java.util.regex.Pattern;

/// How people speak to the AI among themselves: `@ai`, as a word of its own, in any case and width. Beside scripts that
/// put no spaces between words, or put endings to the words of others, it is one.
public final class Mention {
    private static final String UNSPACED =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}\\p{IsThai}"
                    + "\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\u30fc\\uff70";
    private static final String WORD = "[\\p{L}\\p{N}&&[^" + UNSPACED + "]]";

    private static final Pattern AI =
            Pattern.compile("(?<!" + WORD + ")(?<![_@\uff20.+-])[@\uff20][aA\uff41\uff21][iI\uff49\uff29](?!" + WORD
                    + ")(?![_@\uff20-]|\\p{M})(?!\\." + WORD + ")");

    private Mention() {}

    public static boolean ofAi(String text) {
        return (text.indexOf('@') >= 0 || text.indexOf('\uff20') >= 0)
                && AI.matcher(text).find();
    }
}
