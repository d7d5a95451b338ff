package dev.parley.rendering.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.fake.Readers;
import dev.parley.rendering.fake.Texts;
import dev.parley.rendering.html.HtmlPage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFileTest {
    private static final float DOTS_PER_INCH = 72;
    private final PdfFile pdf = new PdfFile(new HtmlPage());

    @Test
    void allWordsAreThereInTheirOrder() throws IOException {
        try (var file = made(Texts.english(Texts.AGREEMENT))) {
            var seen = new PDFTextStripper();
            seen.setSortByPosition(true);

            inOrder(seen.getText(file));
            inOrder(ReadAloud.text(file));
        }
    }

    private static void inOrder(String extracted) {
        var text = extracted.replaceAll("\\s+", " ");
        var at = -1;
        for (var words : new String[] {
            "Agreement on Services",
            "Between Northwind Ltd and ACME",
            "1. Scope",
            "Ελληνικά",
            "Кириллица",
            "naïve “quotes” – €100",
            "First duty",
            "Second duty",
            "a detail",
            "deep one",
            "Third duty",
            "A further paragraph",
            "Between the lists",
            "Again first",
            "1.1 Fees",
            "Advice",
            "120.00",
            "15.50",
            "A quotation",
            "and one within it",
            "code, line one",
            "Ending."
        }) {
            var found = text.indexOf(words, at + 1);
            assertTrue(found > at, words + " in " + text);
            at = found;
        }
    }

    @Test
    void theFileIsTaggedAndSaysItsTitleAndLanguage() throws IOException {
        try (var file = made(new DocumentText("Όροι & terms", "el", "# Όροι\n\nΚείμενο"))) {
            var catalog = file.getDocumentCatalog();

            assertTrue(catalog.getMarkInfo().isMarked());
            assertNotNull(catalog.getStructureTreeRoot());
            assertFalse(catalog.getStructureTreeRoot().getKids().isEmpty());
            assertEquals("el", catalog.getLanguage());
            assertEquals("Όροι & terms", file.getDocumentInformation().getTitle());
            assertTrue(catalog.getViewerPreferences().displayDocTitle());
            assertTrue(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8).contains("pdfuaid"));
        }
    }

    @Test
    void everyFontIsInTheFile() throws IOException {
        try (var file = made(Texts.english(Texts.AGREEMENT))) {
            var fonts = 0;
            for (var page : file.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    assertTrue(font.getName().contains("Liberation"), font.getName());
                    fonts++;
                }
            }
            assertTrue(fonts >= 4, "regular, bold, italic and mono");
        }
    }

    @Test
    void aLetterAndItsAccentAreOne() throws IOException {
        try (var file = made(Texts.english("Cafe\u0301, Κει\u0301μενο"))) {
            assertTrue(textOf(file, 1).contains("Caf\u00e9, Κε\u03afμενο"), textOf(file, 1));
        }
    }

    @Test
    void pagesAreNumbered() throws IOException {
        try (var file = made(Texts.english("A paragraph of a few words.\n\n".repeat(200)))) {
            var pages = file.getNumberOfPages();
            assertTrue(pages > 2);
            for (var number = 1; number <= pages; number++) {
                assertTrue(textOf(file, number).contains("Page " + number + " of " + pages));
            }
        }
        try (var file = made(new DocumentText("T", "de", "Ein Absatz."))) {
            assertTrue(textOf(file, 1).contains("1 / 1"));
        }
    }

    @Test
    void thePageHasInkInsideItsMarginsAndNoneOutside() throws IOException {
        var longWord = "x".repeat(400);
        var manyWords = "A paragraph of quite many words that goes on for a while. ".repeat(40);
        try (var file = made(Texts.english("# " + longWord + "\n\n" + manyWords + "\n\n`" + longWord + "`\n"))) {
            var image = new PDFRenderer(file).renderImageWithDPI(0, DOTS_PER_INCH);
            var width = image.getWidth();
            var height = image.getHeight();
            // 20 mm, well within the 25 mm of the margins; the number of the page stands in the lowest.
            var margin = 57;

            assertTrue(isWhite(image, 0, 0, margin, height), "left");
            assertTrue(isWhite(image, width - margin, 0, width, height), "right");
            assertTrue(isWhite(image, 0, 0, width, margin), "top");
            assertFalse(isWhite(image, margin, margin, width - margin, height / 2), "text");
            assertFalse(isWhite(image, margin, height - margin - 14, width - margin, height), "page number");
        }
    }

    @Test
    void wordsThatFillManyLinesEndInTime() throws IOException {
        var word = "x".repeat(262_000);
        var words = ("x".repeat(4_000) + " ").repeat(65).stripTrailing();
        for (var text : new String[] {word, words, "```\n" + word + "\n```", "```\n" + words + "\n```"}) {
            try (var file = assertTimeout(Duration.ofSeconds(20), () -> made(Texts.english(text)))) {
                assertTrue(file.getNumberOfPages() > 10);
            }
        }
    }

    @Test
    void aLongParagraphIsReadAloudInItsOrder() throws IOException {
        var words = new StringBuilder();
        for (var number = 1; number <= 2_000; number++) {
            words.append("word").append(number).append(' ');
        }
        try (var file = made(Texts.english(words.toString()))) {
            var aloud = ReadAloud.text(file).replaceAll("\\s+", "");

            assertTrue(aloud.contains(words.toString().replace(" ", "")), aloud);
        }
    }

    @Test
    void aTableAsLargeAsAllowedEnds() throws IOException {
        var table = "|a".repeat(8) + "|\n" + "|-".repeat(8) + "|\n" + ("|two words".repeat(8) + "|\n").repeat(1_650);
        try (var file = assertTimeout(Duration.ofSeconds(20), () -> made(Texts.english(table)))) {
            assertTrue(file.getNumberOfPages() > 10);
        }
    }

    private PDDocument made(DocumentText text) throws IOException {
        return Loader.loadPDF(pdf.write(Readers.read(text)));
    }

    private static String textOf(PDDocument file, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(file);
    }

    private static boolean isWhite(BufferedImage image, int fromX, int fromY, int toX, int toY) {
        for (var x = fromX; x < toX; x++) {
            for (var y = fromY; y < toY; y++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) != 0xFFFFFF) {
                    return false;
                }
            }
        }
        return true;
    }
}
