package dev.parley.template.body;

import java.nio.charset.StandardCharsets;

/// How large a document is, by what it costs to render it.
///
/// @param bytes in UTF-8
/// @param parts paragraphs, lines, items, words in bold and so on
public record Extent(int bytes, int lines, int parts) {
    public static Extent of(String markdown) {
        var parts = 0;
        for (var at = Layout.parsed(markdown); at != null; parts++) {
            var next = at.getFirstChild();
            while (next == null && at != null) {
                next = at.getNext();
                at = at.getParent();
            }
            at = next;
        }
        return new Extent(
                markdown.getBytes(StandardCharsets.UTF_8).length,
                (int) markdown.lines().count(),
                parts);
    }

    public boolean isWithin(int maxBytes, int maxLines, int maxParts) {
        return bytes <= maxBytes && lines <= maxLines && parts <= maxParts;
    }
}
