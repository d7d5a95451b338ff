package dev.parley.rendering.pdf;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// Cuts long text into runs. Where a word must be broken, the layout measures all the rest of its run: a long text of
/// long words would take minutes, and has taken them.
final class ShortRuns {
    private static final int LONGEST = 1000;

    private ShortRuns() {}

    static void make(Document page) {
        cut(page.getElementsByTagName("main").item(0));
    }

    /// As deep as the bounds of the text let it go.
    private static void cut(Node parent) {
        var each = parent.getFirstChild();
        while (each != null) {
            var next = each.getNextSibling();
            switch (each) {
                case Text text when text.getLength() > LONGEST -> cut(text);
                case Element element -> cut(element);
                default -> {}
            }
            each = next;
        }
    }

    private static void cut(Text text) {
        var words = text.getData();
        var from = 0;
        while (from < words.length()) {
            var to = end(words, from);
            var run =
                    text.getOwnerDocument().createElementNS(text.getParentNode().getNamespaceURI(), "span");
            run.setTextContent(words.substring(from, to));
            text.getParentNode().insertBefore(run, text);
            from = to;
        }
        text.getParentNode().removeChild(text);
    }

    /// Behind a space if there is one, and never within a character.
    private static int end(String words, int from) {
        var furthest = from + LONGEST;
        if (furthest >= words.length()) {
            return words.length();
        }
        var space = words.lastIndexOf(' ', furthest - 1);
        if (space > from) {
            return space + 1;
        }
        return Character.isLowSurrogate(words.charAt(furthest)) ? furthest + 1 : furthest;
    }
}
