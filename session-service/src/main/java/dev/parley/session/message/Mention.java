package dev.parley.session.message;

import java.util.regex.Pattern;

/// How people ask the AI among themselves: `@ai`, as a word of its own.
final class Mention {
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\p{L}\\p{N}_@.+-])@ai(?![\\p{L}\\p{N}_@-]|\\.[\\p{L}\\p{N}])", Pattern.CASE_INSENSITIVE);

    private Mention() {}

    static boolean in(String content) {
        return content.indexOf('@') >= 0 && WORD.matcher(content).find();
    }
}
