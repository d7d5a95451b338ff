package dev.parley.template.body;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// How large a document is, by what it costs to render it.
///
/// @param bytes in UTF-8
/// @param parts paragraphs, lines, items, words in bold and so on
/// @param depth how many of them are within each other
/// @param columns of the widest table
public record Extent(int bytes, int lines, int parts, int depth, int columns) {
    /// As much as is exported where nobody has set anything else.
    public static final Extent MOST = new Extent(262_144, 10_000, 30_000, 32, 8);

    /// The line that makes a table, whatever it is nested in.
    private static final Pattern TABLE_RULE = Pattern.compile("[-+*>|:.)\\d\\s]*-[-+*>|:.)\\d\\s]*");

    public static Extent of(String markdown) {
        var parts = 0;
        var depth = 0;
        var deepest = 0;
        var at = Layout.parsed(markdown);
        while (at != null) {
            parts++;
            var next = at.getFirstChild();
            depth += next == null ? 0 : 1;
            deepest = Math.max(deepest, depth);
            while (next == null && at != null) {
                next = at.getNext();
                at = at.getParent();
                depth -= next == null ? 1 : 0;
            }
            at = next;
        }
        return new Extent(
                markdown.getBytes(StandardCharsets.UTF_8).length,
                (int) markdown.lines().count(),
                parts,
                deepest,
                markdown.lines().mapToInt(Extent::columns).max().orElse(0));
    }

    /// Of the table a line makes; 0: it makes none.
    static int columns(String line) {
        var bars = (int) line.chars().filter(each -> each == '|').count();
        return bars > 0 && TABLE_RULE.matcher(line).matches() ? Math.max(1, bars - 1) : 0;
    }

    public boolean isWithin(Extent most) {
        return bytes <= most.bytes
                && lines <= most.lines
                && parts <= most.parts
                && depth <= most.depth
                && columns <= most.columns;
    }
}
