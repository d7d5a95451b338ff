package dev.parley.rendering.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rendering.fake.Readers;
import dev.parley.rendering.fake.Texts;
import dev.parley.rendering.html.HtmlPage;
import dev.parley.template.body.Drawn;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private final PdfFile pdf = new PdfFile(new HtmlPage());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "北京某某有限公司（甲方）",
                "株式会社テスト（東京）",
                "บริษัท",
                "₹ ₽ ₺ ฿ ⇒ ℃ ① ✓ ≤",
                "ქართული",
                "Հայերեն",
                "አማርኛ",
                "हिन्दी",
                "Ελληνικά Кириллица Tiếng Việt"
            })
    void every_letter_is_drawn(String words) throws IOException {
        assertEquals(Normalizer.normalize(words.replace(" ", ""), Normalizer.Form.NFKC), letters(words));
    }

    @ParameterizedTest
    @CsvSource({"a한국b,a□□b", "a😀b,a□b"})
    void what_no_font_has_is_told_and_an_empty_box_and_never_a_sign_of_another_meaning(String words, String shown)
            throws IOException {
        assertEquals(words, "a" + Drawn.without(words) + "b");
        assertEquals(shown, letters(words));
    }

    @Test
    void what_shows_nothing_is_not_drawn() throws IOException {
        assertEquals("abcdefg", letters("a\u200bb\u200dc\u200ed\u2060e\ufefff\u00adg"));
    }

    @Test
    void words_from_right_to_left_are_drawn_so_with_their_numbers_as_they_are() throws IOException {
        assertTrue(isLeftOf("ת", "ח", drawn("By חברת 12")));
        assertTrue(isLeftOf("1", "2", drawn("By חברת 12")));
        assertTrue(isLeftOf("1", "ת", drawn("By חברת 12")));
        assertTrue(isLeftOf("B", "ת", drawn("By חברת 12")));
    }

    @Test
    void an_answer_of_its_own_direction_leaves_the_words_around_it_where_they_are() throws IOException {
        var drawn = drawn("By \u2068חברת\u2069 12");

        assertTrue(isLeftOf("ת", "ח", drawn));
        assertTrue(isLeftOf("ח", "1", drawn));
    }

    @Test
    void what_would_turn_the_words_around_it_does_not() throws IOException {
        assertTrue(isLeftOf("1", "R", drawn("Pay \u202e1000 RUE")));
    }

    @Test
    void arabic_letters_are_joined() throws IOException {
        var alone = drawn("ش").stream().map(TextPosition::getWidth).toList();
        var joined = drawn("شركة");

        assertFalse(joined.stream().anyMatch(each -> alone.contains(each.getWidth())), "no letter as it is alone");
    }

    @Test
    void a_letter_no_typeface_was_looked_for_any_more_is_drawn_all_the_same() throws IOException {
        var words = "a契".repeat(6_000);

        assertEquals(words, letters(words));
    }

    @Test
    void people_are_told_of_just_what_the_fonts_lack() {
        for (var each = 0x20; each <= 0x3FFFF; each++) {
            if (Character.isDefined(each) && Character.getType(each) != Character.PRIVATE_USE) {
                assertEquals(Typeface.of(each).isPresent(), Drawn.is(each), Integer.toHexString(each));
            }
        }
    }

    private List<TextPosition> drawn(String words) throws IOException {
        var found = new ArrayList<TextPosition>();
        try (var file = Loader.loadPDF(pdf.write(Readers.read(Texts.english(words))))) {
            var reader = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition letter) {
                    found.add(letter);
                }
            };
            reader.getText(file);
        }
        found.removeIf(each -> each.getYDirAdj() > 780);
        return found;
    }

    /// As they stand on the pages. Signs that look the same may be told as one another.
    private String letters(String words) throws IOException {
        try (var file = Loader.loadPDF(pdf.write(Readers.read(Texts.english(words))))) {
            var reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            var letters =
                    reader.getText(file).replaceAll("Page \\d+ of \\d+", "").replaceAll("\\s+", "");
            return Normalizer.normalize(letters, Normalizer.Form.NFKC);
        }
    }

    private static boolean isLeftOf(String left, String right, List<TextPosition> drawn) {
        return at(left, drawn) < at(right, drawn);
    }

    private static float at(String letter, List<TextPosition> drawn) {
        return drawn.stream()
                .filter(each -> each.getUnicode().equals(letter))
                .findFirst()
                .orElseThrow(() -> new AssertionError(letter + " is not drawn"))
                .getXDirAdj();
    }
}
