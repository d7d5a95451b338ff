package dev.parley.template.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Delimited;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads a body that has marks in place of its answers, as whoever renders the document will.
final class Layout extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(128)
            .maxInlineNesting(128)
            .build();

    /// A piece of code with answers in it.
    record CodeSpan(int from, int to, String content) {}

    /// A part of the body.
    record Part(int from, int to) {}

    private final List<String> lines;
    private final IntPredicate saysNothing;
    private final Map<Integer, Spot> spots = new HashMap<>();
    private final List<CodeSpan> codes = new ArrayList<>();
    private final List<Part> empty = new ArrayList<>();

    private Layout(String markdown, IntPredicate saysNothing) {
        this.lines = markdown.lines().toList();
        this.saysNothing = saysNothing;
    }

    /// `saysNothing`: whether nobody could see the answer of that number.
    static Layout of(String markdown, IntPredicate saysNothing) {
        var layout = new Layout(markdown, saysNothing);
        parsed(markdown).accept(layout);
        return layout;
    }

    static Node parsed(String markdown) {
        return PARSER.parse(markdown);
    }

    Spot spot(int mark) {
        return spots.getOrDefault(mark, Spot.HTML);
    }

    List<CodeSpan> codes() {
        return codes;
    }

    /// Emphases of nothing.
    List<Part> empty() {
        return empty;
    }

    @Override
    public void visit(Text text) {
        var mark = SetAside.MARK.matcher(text.getLiteral());
        while (mark.find()) {
            var starts = mark.start() == 0 && text.getPrevious() == null && text.getParent() instanceof Delimited;
            var ends = mark.end() == text.getLiteral().length()
                    && text.getNext() == null
                    && text.getParent() instanceof Delimited;
            spots.put(number(mark.group(1)), new Spot(kind(text), margin(text), starts, ends));
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Spot.Kind kind(Node text) {
        var kind = Spot.Kind.WORDS;
        for (var around = text.getParent(); around != null; around = around.getParent()) {
            if (around instanceof TableCell) {
                return Spot.Kind.CELL;
            } else if (around instanceof Heading) {
                return Spot.Kind.LINE;
            } else if (!(around instanceof Block)) {
                kind = Spot.Kind.EMPHASIZED;
            }
        }
        return kind;
    }

    /// Quotations go on with their sign, lists with as much space as theirs took.
    private String margin(Node node) {
        var block = node;
        while (!(block instanceof Block)) {
            block = block.getParent();
        }
        var spans = block.getSourceSpans();
        return spans.isEmpty() ? "" : margin(spans.getFirst());
    }

    private String margin(SourceSpan start) {
        return lines.get(start.getLineIndex())
                .substring(0, start.getColumnIndex())
                .replaceAll("[^>\t]", " ");
    }

    @Override
    public void visit(Code code) {
        if (SetAside.MARK.matcher(code.getLiteral()).find()) {
            var inCell = kind(code) == Spot.Kind.CELL;
            var spans = code.getSourceSpans();
            var from = spans.getFirst().getInputIndex();
            var to = spans.getLast().getInputIndex() + spans.getLast().getLength();
            codes.add(new CodeSpan(from, to, inCell ? code.getLiteral().replace("|", "\\|") : code.getLiteral()));
            put(code.getLiteral(), new Spot(inCell ? Spot.Kind.CELL : Spot.Kind.CODE, "", false, false));
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        put(code.getLiteral(), new Spot(Spot.Kind.CODE_BLOCK, margin(code), false, false));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        put(code.getLiteral(), new Spot(Spot.Kind.CODE_BLOCK, margin(code) + "    ", false, false));
    }

    @Override
    public void visit(Link link) {
        leadingTo(link.getDestination(), link.getTitle());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        leadingTo(image.getDestination(), image.getTitle());
        visitChildren(image);
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        leadingTo(definition.getDestination(), definition.getTitle());
    }

    private void leadingTo(String destination, String title) {
        put(destination, new Spot(Spot.Kind.ADDRESS, "", false, false));
        put(title, new Spot(Spot.Kind.LINE, "", false, false));
    }

    private void put(String text, Spot spot) {
        var mark = SetAside.MARK.matcher(text == null ? "" : text);
        while (mark.find()) {
            spots.put(number(mark.group(1)), spot);
        }
    }

    @Override
    public void visit(Emphasis emphasis) {
        visitUnlessEmpty(emphasis);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        visitUnlessEmpty(strong);
    }

    private void visitUnlessEmpty(Node emphasis) {
        if (isEmpty(emphasis)) {
            var spans = emphasis.getSourceSpans();
            empty.add(new Part(
                    spans.getFirst().getInputIndex(),
                    spans.getLast().getInputIndex() + spans.getLast().getLength()));
        }
        visitChildren(emphasis);
    }

    private boolean isEmpty(Node node) {
        for (var each = node.getFirstChild(); each != null; each = each.getNext()) {
            var isEmpty = switch (each) {
                case Text text ->
                    SetAside.MARK
                            .matcher(text.getLiteral())
                            .replaceAll(mark -> saysNothing.test(number(mark.group(1))) ? "" : "x")
                            .isBlank();
                case Emphasis inner -> isEmpty(inner);
                case StrongEmphasis inner -> isEmpty(inner);
                default -> false;
            };
            if (!isEmpty) {
                return false;
            }
        }
        return true;
    }
}
