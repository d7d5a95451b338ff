package dev.parley.rendering.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The Liberation fonts: Latin, Greek and Cyrillic, as wide as Times and Courier, from a library and never from the
/// machine, so that a file looks the same wherever it was made.
final class Fonts {
    private Fonts() {}

    static void embed(PdfRendererBuilder builder, PDDocument file) {
        for (var family : new String[] {"Serif", "Mono"}) {
            embed(builder, file, family, "Regular", 400, FontStyle.NORMAL);
            embed(builder, file, family, "Italic", 400, FontStyle.ITALIC);
            embed(builder, file, family, "Bold", 700, FontStyle.NORMAL);
            embed(builder, file, family, "BoldItalic", 700, FontStyle.ITALIC);
        }
    }

    private static void embed(
            PdfRendererBuilder builder, PDDocument file, String family, String face, int weight, FontStyle style) {
        var path = "/liberation/Liberation" + family + "-" + face + ".ttf";
        builder.useFont(new OnDemand(file, path), "Liberation " + family, weight, style, true);
    }

    /// Read when the first word needs it, and drawn glyph by letter: to look for ligatures in every run of words takes
    /// longer than all the rest.
    private static final class OnDemand extends PDFontSupplier {
        private final PDDocument file;
        private final String path;

        OnDemand(PDDocument file, String path) {
            super(null);
            this.file = file;
            this.path = path;
        }

        @Override
        public PDFont supply() {
            try (var in = Fonts.class.getResourceAsStream(path)) {
                var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
                font.setEnableGsub(false);
                return PDType0Font.load(file, font, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
