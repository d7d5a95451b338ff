package dev.parley.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommentsTest {
    /// Columns: what the next word would still have fitted into was not broken by whoever wrote it.
    private static final int WIDTH = 100;

    private static final Pattern COMMENT = Pattern.compile("(\\s*///? )(\\S.*)");
    private static final Pattern OPEN_END = Pattern.compile(".*[a-z,]");
    private static final Pattern GOES_ON = Pattern.compile("[a-z(\\[`].*");
    private static final Pattern ITEM = Pattern.compile("[-|@].*");

    @Test
    void noFormatterHasBrokenTheLineOfAComment() {
        var broken = new ArrayList<String>();
        for (var file : SourceTree.files()) {
            if (file.toString().endsWith(".java")) {
                broken.addAll(brokenLines(file));
            }
        }
        assertEquals(List.of(), broken);
    }

    private static List<String> brokenLines(Path source) {
        var broken = new ArrayList<String>();
        var lines = SourceTree.text(source).lines().toList();
        var isDrawing = false;
        for (var at = 0; at + 1 < lines.size(); at++) {
            if (lines.get(at).strip().startsWith("/// ```")) {
                isDrawing = !isDrawing;
            }
            if (!isDrawing && isBroken(lines.get(at), lines.get(at + 1))) {
                broken.add(SourceTree.name(source) + ":" + (at + 1));
            }
        }
        return broken;
    }

    private static boolean isBroken(String line, String next) {
        var before = COMMENT.matcher(line);
        var after = COMMENT.matcher(next);
        if (!before.matches() || !after.matches() || !before.group(1).equals(after.group(1))) {
            return false;
        }
        var word = after.group(2).split(" ", 2)[0];
        return line.length() + 1 + word.length() <= WIDTH
                && OPEN_END.matcher(before.group(2)).matches()
                && GOES_ON.matcher(after.group(2)).matches()
                && !ITEM.matcher(before.group(2)).matches();
    }
}
