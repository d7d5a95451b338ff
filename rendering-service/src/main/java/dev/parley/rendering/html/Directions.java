package dev.parley.rendering.html;

import dev.parley.rendering.markdown.Direction;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.AttributeProvider;

/// Says of each block whose first letter is of a script from right to left that it is written so.
final class Directions implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        var isBlock = node instanceof Paragraph
                || node instanceof Heading
                || node instanceof ListBlock
                || node instanceof BlockQuote
                || node instanceof TableCell;
        if (isBlock && Direction.isFromRight(node)) {
            attributes.put("dir", "rtl");
        }
    }
}
