package dev.parley.rendering.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.rendering.fake.Readers;
import dev.parley.rendering.fake.Texts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What another program makes of the Word file: LibreOffice opens it and lays it out.
class LibreOfficeTest {
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void isThere() {
        var folders = System.getenv("PATH").split(File.pathSeparator);
        assumeTrue(
                Stream.of(folders).anyMatch(each -> Files.isExecutable(Path.of(each, "soffice"))),
                "LibreOffice is not installed");
    }

    @Test
    void it_opens_and_shows_headings_numbers_bullets_and_tables_in_their_order() throws Exception {
        var text = converted("pdf").replaceAll("\\s+", " ");

        var at = -1;
        for (var words : List.of(
                "Agreement on Services",
                "Between Northwind Ltd and ACME",
                "1. Scope",
                "Ελληνικά and Кириллица, naïve “quotes” – €100",
                "1. First duty",
                "2. Second duty",
                "a detail",
                "1. deep one",
                "3. Third duty",
                "A further paragraph of the third.",
                "1. Again first",
                "1.1 Fees",
                "Service Unit Price",
                "Review page 15.50",
                "code, line one",
                "Ending.")) {
            var found = text.indexOf(words, at + 1);
            assertTrue(found > at, words + " in " + text);
            at = found;
        }
    }

    @Test
    void its_headings_and_lists_are_such_in_the_html_it_writes() throws Exception {
        var html = converted("html");

        assertEquals(1, count(html, "<h1"), html);
        assertEquals(1, count(html, "<h2"), html);
        assertEquals(1, count(html, "<h3"), html);
        assertEquals(1, count(html, "<table"), html);
        assertTrue(count(html, "<ol") >= 3 && count(html, "<ul") >= 1, html);
        assertTrue(html.contains("href=\"https://example.org/terms?a=1&amp;b=2\""), html);
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    /// The text of what LibreOffice makes of the file.
    private String converted(String format) throws IOException, InterruptedException {
        Files.write(
                folder.resolve("agreement.docx"), new WordFile().write(Readers.read(Texts.english(Texts.AGREEMENT))));
        var log = folder.resolve("log");
        var office = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        format,
                        "--outdir",
                        folder.toString(),
                        "agreement.docx")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var ended = office.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        office.destroyForcibly();
        var made = folder.resolve("agreement." + format);
        assertTrue(ended && Files.exists(made), Files.readString(log));
        if (!format.equals("pdf")) {
            return Files.readString(made);
        }
        try (var pdf = Loader.loadPDF(made.toFile())) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
