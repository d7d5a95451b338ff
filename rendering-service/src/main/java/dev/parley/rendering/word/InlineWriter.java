package dev.parley.rendering.word;

import com.ibm.icu.text.Bidi;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Writes the words of one paragraph.
class InlineWriter {
    private record Look(
            boolean bold, boolean italic, @Nullable String link) {}

    private final XWPFParagraph paragraph;

    InlineWriter(XWPFParagraph paragraph) {
        this.paragraph = paragraph;
    }

    void write(Node block) {
        writeAll(block, new Look(false, false, null));
    }

    void writeBold(Node block) {
        writeAll(block, new Look(true, false, null));
    }

    /// As they are, each on a line of its own.
    void lines(String text) {
        var run = paragraph.createRun();
        var first = true;
        for (var line : text.lines().toList()) {
            if (!first) {
                run.addBreak();
            }
            first = false;
            run.setText(line, run.getCTR().sizeOfTArray());
        }
    }

    private void writeAll(Node parent, Look look) {
        for (var each = parent.getFirstChild(); each != null; each = each.getNext()) {
            switch (each) {
                case Text text -> words(text.getLiteral(), look);
                case Code code -> {
                    var run = run(look);
                    run.setStyle(Styles.CODE_WORDS);
                    run.setText(code.getLiteral());
                }
                case SoftLineBreak soft -> run(look).setText(" ");
                case HardLineBreak hard -> run(look).addBreak();
                case StrongEmphasis strong -> writeAll(strong, new Look(true, look.italic, look.link));
                case Emphasis emphasis -> writeAll(emphasis, new Look(look.bold, true, look.link));
                case Link link -> writeAll(link, new Look(look.bold, look.italic, address(link.getDestination())));
                default -> writeAll(each, look);
            }
        }
    }

    /// Word looks at each run alone, and has to be told which are written from right to left.
    private void words(String text, Look look) {
        if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) {
            run(look).setText(text);
            return;
        }
        var levels = new Bidi(text, Bidi.LEVEL_DEFAULT_LTR).getLevels();
        var from = 0;
        for (var at = 1; at <= levels.length; at++) {
            if (at == levels.length || levels[at] % 2 != levels[from] % 2) {
                var run = run(look);
                run.setText(text.substring(from, at));
                if (levels[from] % 2 == 1) {
                    rightToLeft(run, look);
                }
                from = at;
            }
        }
    }

    /// Scripts of this direction have marks of their own for bold and italic.
    private static void rightToLeft(XWPFRun run, Look look) {
        var properties =
                run.getCTR().isSetRPr() ? run.getCTR().getRPr() : run.getCTR().addNewRPr();
        if (look.bold) {
            properties.addNewBCs();
        }
        if (look.italic) {
            properties.addNewICs();
        }
        properties.addNewRtl();
    }

    /// Null where Word would take the file for broken.
    private static @Nullable String address(String destination) {
        try {
            return new URI(destination).toASCIIString();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private XWPFRun run(Look look) {
        var run = look.link == null ? paragraph.createRun() : paragraph.createHyperlinkRun(look.link);
        if (look.link != null) {
            run.setStyle(Styles.HYPERLINK);
        }
        if (look.bold) {
            run.setBold(true);
        }
        if (look.italic) {
            run.setItalic(true);
        }
        return run;
    }
}
