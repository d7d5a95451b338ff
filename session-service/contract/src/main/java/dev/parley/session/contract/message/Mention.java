package dev.parley.session.contract.message;

import java.util.regex.Pattern;

/// How people speak to the AI among themselves: `@ai`, as a word of its own, in any case.
public final class Mention {
    private static final Pattern AI = Pattern.compile(
            "(?<![\\p{L}\\p{N}_@.+-])@ai(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);

    private Mention() {}

    public static boolean ofAi(String text) {
        return text.indexOf('@') >= 0 && AI.matcher(text).find();
    }
}
