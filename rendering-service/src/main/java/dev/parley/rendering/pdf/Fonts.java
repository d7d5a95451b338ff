package dev.parley.rendering.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;

/// The Liberation fonts: Latin, Greek and Cyrillic, as wide as Times and Courier, from a library and never from the
/// machine, so that a file looks the same wherever it was made.
final class Fonts {
    private Fonts() {}

    static void embed(PdfRendererBuilder builder) {
        for (var family : new String[] {"Serif", "Mono"}) {
            embed(builder, family, "Regular", 400, FontStyle.NORMAL);
            embed(builder, family, "Italic", 400, FontStyle.ITALIC);
            embed(builder, family, "Bold", 700, FontStyle.NORMAL);
            embed(builder, family, "BoldItalic", 700, FontStyle.ITALIC);
        }
    }

    private static void embed(PdfRendererBuilder builder, String family, String face, int weight, FontStyle style) {
        var path = "/liberation/Liberation" + family + "-" + face + ".ttf";
        builder.useFont(() -> Fonts.class.getResourceAsStream(path), "Liberation " + family, weight, style, true);
    }
}
