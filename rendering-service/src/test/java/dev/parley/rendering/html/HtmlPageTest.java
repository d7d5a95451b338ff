package dev.parley.rendering.html;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.rendering.contract.DocumentText;
import dev.parley.rendering.fake.Readers;
import dev.parley.rendering.fake.Texts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private final HtmlPage page = new HtmlPage();

    @Test
    void theSameTextGivesTheSameBytes() {
        assertArrayEquals(
                page.write(Readers.read(Texts.AGREEMENT)), new HtmlPage().write(Readers.read(Texts.AGREEMENT)));
    }

    @Test
    void thePageSaysItsLanguageAndTitle() {
        var html = html(new DocumentText("Terms & <Conditions>", "el", "# Όροι"));

        assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang=\"el\">"), html);
        assertTrue(html.contains("<title>Terms &amp; &lt;Conditions&gt;</title>"), html);
        assertTrue(html.contains("<h1>Όροι</h1>"), html);
    }

    @Test
    void htmlInTheTextIsShownNotObeyed() {
        var html = html(Texts.english("<script>alert(1)</script>\n\nSo <b onclick=\"x()\">bold</b>\n\n<!-- note -->"));

        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("<b "), html);
        assertFalse(html.contains("<!--"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertTrue(html.contains("&lt;b onclick="), html);
    }

    @Test
    void nothingIsFetchedAndNoLinkRunsAScript() {
        var html = html(Texts.english("![a logo](https://example.org/x.png) [run](javascript:alert(1)) "
                + "[file](file:///etc/passwd) [data](data:text/html,x) [JS](JaVaScRiPt:x) [good](https://example.org/)"
                + " [![both](x.png)](https://example.org/y)"));

        assertFalse(html.contains("<img"), html);
        assertFalse(html.contains("src="), html);
        assertFalse(html.toLowerCase().contains("javascript"), html);
        assertFalse(html.contains("passwd"), html);
        assertFalse(html.contains("data:"), html);
        assertTrue(html.contains("a logo run file data JS"), html);
        assertTrue(html.contains("href=\"https://example.org/\""), html);
        assertTrue(html.contains("https://example.org/y"), html);
    }

    @Test
    void whatCannotBePrintedIsLeftOut() {
        var html = html(Texts.english("a\u0001b\u0007c \ud83d alone \ud83d\ude00 &#1; end"));

        assertTrue(html.contains("abc"), html);
        assertTrue(html.contains("\ud83d\ude00"), html);
    }

    @Test
    void aBlockIsWrittenTheWayItsFirstLetterIs() {
        var html = html(Texts.english("חברת א\n\nBy חברת\n\n- שלום\n\n# 1. שלום"));

        assertTrue(html.contains("<p dir=\"rtl\">חברת א</p>"), html);
        assertTrue(html.contains("<p>By חברת</p>"), html);
        assertTrue(html.contains("<ul dir=\"rtl\">"), html);
        assertTrue(html.contains("<h1 dir=\"rtl\">1. שלום</h1>"), html);
    }

    @Test
    void nothingTurnsTheWordsAroundItAndNoSignOfOursIsLeft() {
        var html = html(Texts.english("Pay \u202e0001 RUE and **a\u2060**b  \non"));

        assertTrue(html.contains("<p>Pay 0001 RUE and <strong>a</strong>b<br />\non</p>"), html);
    }

    private String html(DocumentText text) {
        return new String(page.write(Readers.read(text)), StandardCharsets.UTF_8);
    }
}
