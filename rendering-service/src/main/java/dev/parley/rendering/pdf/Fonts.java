package dev.parley.rendering.pdf;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// Makes the typefaces known to the layout. Only what a file uses of them comes into it.
final class Fonts {
    private Fonts() {}

    static void embed(PdfRendererBuilder builder, PDDocument file) {
        for (var typeface : Typeface.values()) {
            for (var face : typeface.faces) {
                builder.useFont(
                        new OnDemand(file, typeface.path(face)), typeface.family, face.weight(), face.style(), true);
            }
        }
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
