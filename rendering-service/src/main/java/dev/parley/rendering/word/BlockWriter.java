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
import org.jspecify.annotations.Nullable;

/// Writes headings, paragraphs, lists, quotations and the like. As deep as the bounds of the text let it go.
class BlockWriter {
    private final XWPFDocument word;
    private final Lists lists;

    BlockWriter(XWPFDocument word, Lists lists) {
        this.word = word;
        this.lists = lists;
    }

    void write(Node document) {
        writeAll(document, ListContext.TOP);
    }

    private void writeAll(Node parent, ListContext listContext) {
        var at = listContext;
        for (var block = parent.getFirstChild(); block != null; block = block.getNext()) {
            write(block, at);
            at = at.continued();
        }
    }

    private void write(Node block, ListContext listContext) {
        switch (block) {
            case Heading heading ->
                new InlineWriter(directed(heading, paragraph(Styles.heading(heading.getLevel()), listContext)))
                        .write(heading);
            case Paragraph text ->
                new InlineWriter(directed(text, paragraph(textStyle(listContext), listContext))).write(text);
            case FencedCodeBlock code -> new InlineWriter(paragraph(Styles.CODE, listContext)).lines(code.getLiteral());
            case IndentedCodeBlock code ->
                new InlineWriter(paragraph(Styles.CODE, listContext)).lines(code.getLiteral());
            case BlockQuote quote -> writeAll(quote, listContext.quoted());
            case BulletList list -> items(list, listContext, false, 1);
            case OrderedList list -> items(list, listContext, true, start(list));
            case ThematicBreak rule -> paragraph(Styles.RULE, listContext);
            case TableBlock table -> new Table(word).write(table);
            // Definitions of links and whatever else shows nothing.
            default -> {}
        }
    }

    private static int start(OrderedList list) {
        return list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber();
    }

    private void items(Node list, ListContext listContext, boolean numbered, int start) {
        var level = listContext.item(null).level().intValue();
        var number = numbered ? lists.numbered(level, start) : lists.bulleted();
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            // An item without words shows its number all the same, as does one that begins with a list or a table.
            if (!(item.getFirstChild() instanceof Paragraph || item.getFirstChild() instanceof Heading)) {
                paragraph(Styles.LIST, listContext.item(number));
                writeAll(item, listContext.item(null));
            } else if (item instanceof ListItem) {
                writeAll(item, listContext.item(number));
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

    private static @Nullable String textStyle(ListContext listContext) {
        return listContext.quotes() > 0 ? Styles.QUOTE : listContext.inList() ? Styles.LIST : null;
    }

    private XWPFParagraph paragraph(@Nullable String style, ListContext listContext) {
        var paragraph = new XWPFParagraph(word.getDocument().getBody().addNewP(), word);
        if (style != null) {
            paragraph.setStyle(style);
        }
        if (listContext.numbering() != null) {
            paragraph.setNumID(listContext.numbering());
            paragraph.setNumILvl(listContext.level());
        }
        if (listContext.quotes() > 0 || listContext.inList() && listContext.numbering() == null) {
            paragraph.setIndentationLeft(listContext.indent());
        }
        return paragraph;
    }
}
