package dev.parley.rendering.pdf;

import java.util.ArrayList;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Makes blocks of the lines of a long paragraph: the layout looks through all lines of a paragraph for each of them.
final class Lines {
    private static final int MANY = 50;

    private Lines() {}

    static void make(Document page) {
        visit((Element) page.getElementsByTagName("main").item(0));
    }

    /// As deep as the bounds of the text let it go.
    private static void visit(Element parent) {
        var children = new ArrayList<Node>();
        for (var each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            children.add(each);
        }
        if (children.stream().filter(Lines::isBreak).count() > MANY) {
            wrap(parent, children);
            return;
        }
        children.forEach(each -> {
            if (each instanceof Element element) {
                visit(element);
            }
        });
    }

    private static boolean isBreak(Node node) {
        return node instanceof Element element && element.getTagName().equals("br");
    }

    private static void wrap(Element parent, ArrayList<Node> children) {
        var line = line(parent);
        for (var each : children) {
            if (isBreak(each)) {
                parent.removeChild(each);
                line = line(parent);
            } else {
                line.appendChild(each);
            }
        }
    }

    private static Element line(Element parent) {
        var line = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), "span");
        line.setAttribute("style", "display: block");
        parent.appendChild(line);
        return line;
    }
}
