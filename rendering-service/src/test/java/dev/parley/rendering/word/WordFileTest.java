package dev.parley.rendering.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.fake.Readers;
import dev.parley.rendering.fake.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFileTest {
    private final WordFile word = new WordFile();

    @Test
    void headingsHaveHeadingStylesThatAreDefined() throws IOException {
        try (var file = made(Texts.english("# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six"))) {
            for (var level = 1; level <= 6; level++) {
                var heading = file.getParagraphs().get(level - 1);
                assertEquals("Heading" + level, heading.getStyle());
                assertEquals(
                        "heading " + level,
                        file.getStyles().getStyle(heading.getStyle()).getName());
            }
        }
    }

    @Test
    void listsAreNumberedByWordEachForItself() throws IOException {
        try (var file = made(Texts.english(Texts.AGREEMENT))) {
            var first = paragraph(file, "First duty");
            var second = paragraph(file, "Second duty");
            var detail = paragraph(file, "a detail");
            var deep = paragraph(file, "deep one");
            var again = paragraph(file, "Again first");

            assertEquals("decimal", first.getNumFmt());
            assertEquals(0, first.getNumIlvl().intValue());
            assertEquals(first.getNumID(), second.getNumID());
            assertEquals("bullet", detail.getNumFmt());
            assertEquals(1, detail.getNumIlvl().intValue());
            assertEquals(2, deep.getNumIlvl().intValue());
            assertNotEquals(first.getNumID(), again.getNumID());
            assertEquals("decimal", again.getNumFmt());
            assertEquals(
                    null, paragraph(file, "A further paragraph of the third.").getNumID());
        }
    }

    @Test
    void aListBeginsWhereTheTextSays() throws IOException {
        try (var file = made(Texts.english("7. seventh\n8. eighth"))) {
            var number = file.getNumbering().getNum(paragraph(file, "seventh").getNumID());

            assertEquals(
                    7,
                    number.getCTNum()
                            .getLvlOverrideArray(0)
                            .getStartOverride()
                            .getVal()
                            .intValue());
        }
    }

    @Test
    void wordsAreBoldItalicAndLinked() throws IOException {
        try (var file =
                made(Texts.english("plain **bold** *italic* ***both*** [link](https://example.org/a?b=1&c=2)"))) {
            var runs = file.getParagraphs().getFirst().getRuns();

            assertTrue(runs.stream().anyMatch(run -> run.text().equals("bold") && run.isBold() && !run.isItalic()));
            assertTrue(runs.stream().anyMatch(run -> run.text().equals("italic") && run.isItalic() && !run.isBold()));
            assertTrue(runs.stream().anyMatch(run -> run.text().equals("both") && run.isItalic() && run.isBold()));
            var link = (XWPFHyperlinkRun) runs.getLast();
            assertEquals(
                    "https://example.org/a?b=1&c=2", link.getHyperlink(file).getURL());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "**חוזה**, <w:b/> <w:bCs/> <w:rtl/>",
        "*عقد*, <w:i/> <w:iCs/> <w:rtl/>",
        "***חוזה***, <w:b/> <w:i/> <w:bCs/> <w:iCs/> <w:rtl/>",
        "חוזה, <w:rtl/>",
        "**contract**, <w:b/>"
    })
    void wordsFromRightToLeftAreBoldAndItalicForThemselves(String text, String marks) throws IOException {
        try (var file = made(Texts.english(text))) {
            var run = file.getParagraphs().getFirst().getRuns().getFirst().getCTR();

            var found = run.getRPr().xmlText();
            assertEquals(
                    Arrays.asList(marks.split(" ")),
                    Pattern.compile("<w:(?:b|bCs|i|iCs|rtl)(?=[ /])")
                            .matcher(found)
                            .results()
                            .map(mark -> mark.group() + "/>")
                            .toList(),
                    found);
        }
    }

    @Test
    void aTableIsATable() throws IOException {
        try (var file = made(Texts.english(Texts.AGREEMENT))) {
            var table = file.getTables().getFirst();

            assertEquals(3, table.getNumberOfRows());
            assertTrue(table.getRow(0).isRepeatHeader());
            assertEquals("Service", table.getRow(0).getCell(0).getText());
            assertEquals("15.50", table.getRow(2).getCell(2).getText());
        }
    }

    @Test
    void pagesAreNumberedAndThePropertiesSayTitleAndLanguage() throws IOException {
        try (var file = made(new DocumentText("Όροι", "el", "Κείμενο и текст"))) {
            var properties = file.getProperties().getCoreProperties();
            var footer =
                    file.getFooterList().getFirst().getParagraphs().getFirst().getCTP();

            assertEquals("Όροι", properties.getTitle());
            assertEquals(
                    "el",
                    properties.getUnderlyingProperties().getLanguageProperty().orElseThrow());
            assertEquals("PAGE", footer.getFldSimpleArray(0).getInstr());
            assertEquals("NUMPAGES", footer.getFldSimpleArray(1).getInstr());
            assertNotNull(file.getDocument().getBody().getSectPr().getPgSz());
            assertNotNull(paragraph(file, "Κείμενο и текст"));
        }
    }

    @Test
    void whatIsOddStillMakesAFile() throws IOException {
        var odd = "-\n- \n1. > quoted\n2. # heading\n3. ```\n   code\n   ```\n4. - - nested\n\n"
                + "[bad](https://exa{mple}.org/%%) [ok](mailto:a@example.org)\n\n[def]: https://example.org\n\n"
                + "|a|\n|-|\n\n|b|\n|-|\n|c|";
        try (var file = made(Texts.english(odd))) {
            assertEquals(2, file.getTables().size());
        }
        try (var file = made(Texts.english(""))) {
            assertTrue(file.getTables().isEmpty());
        }
    }

    @Test
    void aTableAndAListAsLargeAsAllowedEnd() throws IOException {
        // Words by chance, but always the same: what repeats too much is taken for a bomb when opened.
        var chance = new Random(1);
        var text = new StringBuilder("|a|b|c|d|\n|-|-|-|-|\n");
        for (var row = 0; row < 2_900; row++) {
            text.append("|one|")
                    .append(chance.nextLong())
                    .append("|three|")
                    .append(chance.nextLong())
                    .append("|\n");
        }
        text.append("\n\n").append("1. x\n".repeat(900));
        try (var file = made(Texts.english(text.toString()))) {
            assertEquals(2_901, file.getTables().getFirst().getRows().size());
        }
    }

    private XWPFDocument made(DocumentText text) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(word.write(Readers.read(text))));
    }

    private static XWPFParagraph paragraph(XWPFDocument file, String text) {
        return file.getParagraphs().stream()
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }
}
