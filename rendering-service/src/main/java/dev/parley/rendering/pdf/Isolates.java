package dev.parley.rendering.pdf;

import com.ibm.icu.text.Bidi;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// Makes of what stands between isolating signs (U+2066 to U+2069) an element of its own direction, which the layout
/// keeps to itself; it does not know the signs.
final class Isolates {
    private static final Pattern ISOLATE = Pattern.compile("[\u2066-\u2068]([^\u2066-\u2069]*)\u2069?");

    private Isolates() {}

    static void make(Document page) {
        visit(page.getElementsByTagName("main").item(0));
    }

    /// As deep as the bounds of the text let it go.
    private static void visit(Node parent) {
        var each = parent.getFirstChild();
        while (each != null) {
            var next = each.getNextSibling();
            switch (each) {
                case Text text -> isolate(text);
                case Element element -> visit(element);
                default -> {}
            }
            each = next;
        }
    }

    private static void isolate(Text text) {
        var words = text.getData();
        var isolate = ISOLATE.matcher(words);
        var from = 0;
        while (isolate.find()) {
            insert(text, words.substring(from, isolate.start()));
            var apart =
                    text.getOwnerDocument().createElementNS(text.getParentNode().getNamespaceURI(), "bdi");
            apart.setAttribute("dir", Bidi.getBaseDirection(isolate.group(1)) == Bidi.RTL ? "rtl" : "ltr");
            apart.setTextContent(isolate.group(1));
            text.getParentNode().insertBefore(apart, text);
            from = isolate.end();
        }
        if (from > 0) {
            insert(text, words.substring(from));
            text.getParentNode().removeChild(text);
        }
    }

    private static void insert(Text before, String words) {
        if (!words.isEmpty()) {
            before.getParentNode().insertBefore(before.getOwnerDocument().createTextNode(words), before);
        }
    }
}
