package dev.parley.rendering.word;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/// The names of our styles, and how they look.
final class Styles {
    static final String LIST = "ListParagraph";
    static final String QUOTE = "Quote";
    static final String CODE = "Code";
    static final String RULE = "Rule";
    static final String TABLE_TEXT = "TableText";
    static final String FOOTER = "Footer";
    static final String CODE_WORDS = "CodeWords";
    static final String HYPERLINK = "Hyperlink";
    static final String TABLE = "TableGrid";
    private static final String XML = DocxParts.text("styles.xml");

    private Styles() {}

    static String heading(int level) {
        return "Heading" + level;
    }

    static void define(XWPFDocument word, String language) {
        try {
            var styles = StylesDocument.Factory.parse(XML.replace("LANGUAGE", language));
            word.createStyles().setStyles(styles.getStyles());
        } catch (XmlException e) {
            throw new IllegalStateException("Our own styles cannot be read", e);
        }
    }
}
