package dev.parley.rendering.pdf;

import java.text.Normalizer;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/// Makes one character of a letter and its accents: drawn apart, they would not meet.
final class NfcText {
    private NfcText() {}

    static void make(Document page) {
        compose(page.getElementsByTagName("main").item(0));
    }

    /// As deep as the bounds of the text let it go.
    private static void compose(Node node) {
        if (node instanceof Text text) {
            text.setData(Normalizer.normalize(text.getData(), Normalizer.Form.NFC));
        }
        for (var each = node.getFirstChild(); each != null; each = each.getNextSibling()) {
            compose(each);
        }
    }
}
