package dev.parley.rendering.word;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.Node;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/// Writes a table as wide as the text, whose head is repeated on every page. Straight into the XML: the library's own
/// rows and cells look through all others for each that is added.
class Table {
    /// What is between the margins of [PageLayout].
    private static final int WIDTH = 9072;

    private final XWPFDocument word;

    Table(XWPFDocument word) {
        this.word = word;
    }

    void write(TableBlock block) {
        var body = word.getDocument().getBody();
        var table = body.addNewTbl();
        var properties = table.addNewTblPr();
        properties.addNewTblStyle().setVal(Styles.TABLE);
        var width = properties.addNewTblW();
        width.setType(STTblWidth.DXA);
        width.setW(BigInteger.valueOf(WIDTH));
        var columns = columns(block);
        var grid = table.addNewTblGrid();
        for (var i = 0; i < columns; i++) {
            grid.addNewGridCol().setW(BigInteger.valueOf(WIDTH / columns));
        }
        for (var part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                write(row, table.addNewTr(), part instanceof TableHead, WIDTH / columns);
            }
        }
        // Two tables on end would become one, and a file must not end with a table.
        new XWPFParagraph(body.addNewP(), word).setSpacingAfter(0);
    }

    private static int columns(TableBlock block) {
        var columns = 0;
        var cell = block.getFirstChild().getFirstChild().getFirstChild();
        for (; cell != null; cell = cell.getNext()) {
            columns++;
        }
        return Math.max(columns, 1);
    }

    private void write(Node cells, CTRow row, boolean head, int width) {
        var properties = row.addNewTrPr();
        properties.addNewCantSplit();
        if (head) {
            properties.addNewTblHeader();
        }
        for (var each = cells.getFirstChild(); each != null; each = each.getNext()) {
            var cell = row.addNewTc();
            var look = cell.addNewTcPr();
            var cellWidth = look.addNewTcW();
            cellWidth.setType(STTblWidth.DXA);
            cellWidth.setW(BigInteger.valueOf(width));
            var paragraph = new XWPFParagraph(cell.addNewP(), word);
            paragraph.setStyle(Styles.TABLE_TEXT);
            align(paragraph, (TableCell) each);
            if (head) {
                var shade = look.addNewShd();
                shade.setVal(STShd.CLEAR);
                shade.setFill("F0F0F0");
                new InlineWriter(paragraph).writeBold(each);
            } else {
                new InlineWriter(paragraph).write(each);
            }
        }
    }

    private static void align(XWPFParagraph paragraph, TableCell cell) {
        switch (cell.getAlignment()) {
            case CENTER -> paragraph.setAlignment(ParagraphAlignment.CENTER);
            case RIGHT -> paragraph.setAlignment(ParagraphAlignment.RIGHT);
            case LEFT -> paragraph.setAlignment(ParagraphAlignment.LEFT);
            case null -> {}
        }
    }
}
