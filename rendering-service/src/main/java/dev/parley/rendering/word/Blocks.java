package dev.parley.rendering.word;

import dev.parley.rendering.markdown.Direction;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// Writes headings, paragraphs, lists, quotations and the like. As deep as the bounds of the text let it go.
class Blocks {
    private final XWPFDocument word;
    private final Lists lists;

    Blocks(XWPFDocument word, Lists lists) {
        this.word = word;
        this.lists = lists;
    }

    void write(Node document) {
        writeAll(document, Place.TOP);
    }

    private void writeAll(Node parent, Place place) {
        var at = place;
        for (var block = parent.getFirstChild(); block != null; block = block.getNext()) {
            write(block, at);
            at = at.continued();
        }
    }

    private void write(Node block, Place place) {
        switch (block) {
            case Heading heading ->
                new Words(directed(heading, paragraph(Styles.heading(heading.getLevel()), place))).write(heading);
            case Paragraph text -> new Words(directed(text, paragraph(textStyle(place), place))).write(text);
            case FencedCodeBlock code -> new Words(paragraph(Styles.CODE, place)).lines(code.getLiteral());
            case IndentedCodeBlock code -> new Words(paragraph(Styles.CODE, place)).lines(code.getLiteral());
            case BlockQuote quote -> writeAll(quote, place.quoted());
            case BulletList list -> items(list, place, false, 1);
            case OrderedList list -> items(list, place, true, start(list));
            case ThematicBreak rule -> paragraph(Styles.RULE, place);
            case TableBlock table -> new Table(word).write(table);
            // Definitions of links and whatever else shows nothing.
            default -> {}
        }
    }

    private static int start(OrderedList list) {
        return list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
    }

    private void items(Node list, Place place, boolean numbered, int start) {
        var level = place.item(null).level().intValue();
        var number = numbered ? lists.numbered(level, start) : lists.bulleted();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            // An item without words shows its number all the same, as does one that begins with a list or a table.
            if (!(item.getFirstChild() instanceof Paragraph || item.getFirstChild() instanceof Heading)) {
                paragraph(Styles.LIST, place.item(number));
                writeAll(item, place.item(null));
            } else if (item instanceof ListItem) {
                writeAll(item, place.item(number));
            }
        }
    }

    private static XWPFParagraph directed(Node block, XWPFParagraph paragraph) {
        if (Direction.isFromRight(block)) {
            var written = paragraph.getCTP();
            (written.isSetPPr() ? written.getPPr() : written.addNewPPr()).addNewBidi();
        }
        return paragraph;
    }

    private static String textStyle(Place place) {
        return place.quotes() > 0 ? Styles.QUOTE : place.inList() ? Styles.LIST : null;
    }

    private XWPFParagraph paragraph(String style, Place place) {
        var paragraph = new XWPFParagraph(word.getDocument().getBody().addNewP(), word);
        if (style != null) {
            paragraph.setStyle(style);
        }
        if (place.numbering() != null) {
            paragraph.setNumID(place.numbering());
            paragraph.setNumILvl(place.level());
        }
        if (place.quotes() > 0 || place.inList() && place.numbering() == null) {
            paragraph.setIndentationLeft(place.indent());
        }
        return paragraph;
    }
}
