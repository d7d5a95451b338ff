package dev.parley.template.body;

import java.util.ArrayList;
import java.util.regex.Pattern;

/// What is left of a line whose answer says nothing: no empty line within a paragraph, and no sign of Markdown that was
/// none before.
final class Emptied {
    /// Where an answer would stand.
    static final String NOTHING = "\ufdd2";

    private static final Pattern BEGINS_A_WORD = Pattern.compile("^ {0,2}\\p{L}");

    private Emptied() {}

    static String tidied(String text) {
        if (!text.contains(NOTHING)) {
            return text;
        }
        var lines = text.split("\n", -1);
        var kept = new ArrayList<String>(lines.length);
        for (var i = 0; i < lines.length; i++) {
            var line = lines[i].contains(NOTHING) ? without(lines[i]) : lines[i];
            var isDropped = lines[i].contains(NOTHING)
                    && line.isBlank()
                    && !kept.isEmpty()
                    && !kept.getLast().isBlank()
                    && i + 1 < lines.length
                    && !lines[i + 1].isBlank();
            if (!isDropped) {
                kept.add(line);
            }
        }
        return String.join("\n", kept);
    }

    private static String without(String line) {
        var rest = line.replace(NOTHING, "");
        var before = line.substring(0, line.indexOf(NOTHING));
        var after = line.substring(before.length()).replace(NOTHING, "");
        var mayBecomeMarkdown = !rest.isBlank()
                && !BEGINS_A_WORD.matcher(after).find()
                && !before.strip().startsWith("|")
                && before.codePoints().noneMatch(Character::isLetter);
        return mayBecomeMarkdown ? before + Written.JOINER + after : rest;
    }
}
