package dev.parley.rendering.word;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/// A4 with margins of 25 mm and numbered pages, as in the PDF. Measured in twentieths of a point.
final class PageLayout {
    private static final BigInteger MARGIN = BigInteger.valueOf(1417);

    private PageLayout() {}

    static void set(XWPFDocument word, String language) {
        var section = word.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        var margins = section.addNewPgMar();
        margins.setTop(MARGIN);
        margins.setBottom(MARGIN);
        margins.setLeft(MARGIN);
        margins.setRight(MARGIN);
        margins.setHeader(BigInteger.valueOf(709));
        margins.setFooter(BigInteger.valueOf(709));
        margins.setGutter(BigInteger.ZERO);

        var english = language.equals("en") || language.startsWith("en-");
        var footer = word.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setStyle(Styles.FOOTER);
        if (english) {
            footer.createRun().setText("Page ");
        }
        field(footer, "PAGE");
        footer.createRun().setText(english ? " of " : " / ");
        field(footer, "NUMPAGES");
    }

    /// Word puts the number in; until it does, a 1 stands there.
    private static void field(XWPFParagraph paragraph, String instruction) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(instruction);
        field.addNewR().addNewT().setStringValue("1");
    }
}
