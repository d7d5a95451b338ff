package dev.parley.session.reply;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A title made of the first thing a person said.
final class AutoTitle {
    private static final int LONGEST = 60;

    private static final Pattern LINKS = Pattern.compile("!?\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern HEADS = Pattern.compile("^[\\s>#*+`~-]+|^\\s*\\d+[.)]\\s+");
    private static final Pattern MARKS = Pattern.compile("[*`~]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private AutoTitle() {}

    /// Null when nothing is left to make one of.
    static @Nullable String of(String text) {
        return text.lines()
                .map(AutoTitle::cleaned)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(AutoTitle::cut)
                .orElse(null);
    }

    private static String cleaned(String line) {
        var plain = LINKS.matcher(line).replaceAll("$1");
        plain = HEADS.matcher(plain).replaceFirst("");
        plain = MARKS.matcher(plain).replaceAll("");
        return SPACES.matcher(plain).replaceAll(" ").strip();
    }

    /// At a word's end, unless the word alone is too long.
    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        var room = LONGEST - 1;
        var space = line.lastIndexOf(' ', room);
        var end = space > 0 ? space : Character.isHighSurrogate(line.charAt(room - 1)) ? room - 1 : room;
        return line.substring(0, end).strip() + "…";
    }
}
