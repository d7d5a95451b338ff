package dev.parley.rendering.markdown;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// Takes out of a document what could fetch or do something, and leaves its words: HTML is shown as it was written,
/// an image is its description, a link that leads neither to the web nor to a mailbox is its text.
final class Sanitizer extends AbstractVisitor {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    private static final Pattern UNSEEN = Pattern.compile("[\u2060\u202a-\u202e]");

    private Sanitizer() {}

    static void make(Node document) {
        document.accept(new Sanitizer());
    }

    /// Without the joiners that stand beside signs of Markdown, and what would turn the words around it.
    @Override
    public void visit(Text text) {
        text.setLiteral(UNSEEN.matcher(text.getLiteral()).replaceAll(""));
    }

    @Override
    public void visit(HtmlBlock html) {
        var shown = new Paragraph();
        for (var line : html.getLiteral().lines().toList()) {
            if (shown.getFirstChild() != null) {
                shown.appendChild(new SoftLineBreak());
            }
            shown.appendChild(new Text(line));
        }
        html.insertBefore(shown);
        html.unlink();
    }

    @Override
    public void visit(HtmlInline html) {
        html.insertBefore(new Text(html.getLiteral()));
        html.unlink();
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        unwrap(image);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        if (!leadsOut(link.getDestination())) {
            unwrap(link);
        }
    }

    private static boolean leadsOut(String destination) {
        var colon = destination.indexOf(':');
        return colon > 0
                && SCHEMES.contains(destination.substring(0, colon).toLowerCase(Locale.ROOT))
                && destination.chars().noneMatch(each -> each <= ' ' || each == 0x7F);
    }

    private static void unwrap(Node node) {
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        node.unlink();
    }
}
