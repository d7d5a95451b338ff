package dev.parley.rendering.pdf;

import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Draws words from right to left, and Arabic letters joined. The layout puts pieces of a line side by side in the
/// order they are written in, so numbers and foreign words stay in the piece they stand in and are turned within it.
final class Direction extends ICUBidiReorderer {
    private static final Pattern JOINING = Pattern.compile("[\u200c\u200d]");

    /// Where all is from left to right, the layout need not look.
    static boolean isNeeded(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    static void use(PdfRendererBuilder builder) {
        builder.useUnicodeBidiSplitter(Pieces::new);
        builder.useUnicodeBidiReorderer(new Direction());
    }

    @Override
    public String shapeText(String text) {
        return JOINING.matcher(super.shapeText(text)).replaceAll("");
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        return new Bidi(text, Bidi.RTL).writeReordered(Bidi.DO_MIRRORING);
    }

    /// Of a paragraph from left to right, the parts that are not; one from right to left is one piece.
    private static final class Pieces implements BidiSplitter {
        private final List<BidiTextRun> pieces = new ArrayList<>();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            pieces.clear();
            if (direction == RTL || paragraph.isEmpty()) {
                pieces.add(new BidiTextRun(0, paragraph.length(), direction));
                return;
            }
            var levels = new Bidi(paragraph, Bidi.LTR).getLevels();
            var from = 0;
            for (var at = 1; at <= levels.length; at++) {
                if (at == levels.length || levels[at] > 0 != levels[from] > 0) {
                    pieces.add(new BidiTextRun(from, at - from, levels[from] > 0 ? RTL : LTR));
                    from = at;
                }
            }
        }

        @Override
        public int countTextRuns() {
            return pieces.size();
        }

        @Override
        public BidiTextRun getVisualRun(int index) {
            return pieces.get(index);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            return Bidi.getBaseDirection(paragraph);
        }
    }
}
