package dev.parley.template.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is answered, the template around it stays what it is around one word.
class StructureTest {
    private static final int ROUNDS = 3_000;
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>");

    /// Where an answer may stand, among much else.
    private static final List<String> BODIES = List.of(
            "1. Terms: {q}\n2. It ends.\n3. In writing.\n",
            "- {q}\n  - below\n- next\n",
            "1. one\n   - two {q} and on\n   - three\n2. four\n",
            "> {q}\n\nafter\n",
            "> 1. {q}\n> 2. more\n\nafter\n",
            "- > {q}\n- next\n",
            "- first\n\n  {q}\n\n- second\n",
            "# {q}\n\ntext\n",
            "## 1. {q} and so on\ntext\n",
            "{q}\n===\n\ntext\n",
            "By **{q}** and *{q}*.\n",
            "By **{q}**s and x**{q}**です and (**{q}**).\n",
            "***{q}*** and _{q}_ and **{q} Ltd** and **the {q}**\n",
            "**{q}{q}** and {q}**bold**{q}\n",
            "See [{q}](https://example.org/{q}) and [x](<{q}> \"{q}\") or ![{q}](x.png).\n",
            "| a | b |\n|---|---|\n| {q} | **{q}** |\n| `{q}` | x |\n\nafter\n",
            "{q}\n| a | b |\n|---|---|\n",
            "Code `{q}` and ``a {q} b``.\n",
            "```\n{q}\n```\n\nafter\n",
            "- item\n\n  ```\n  {q}\n  ```\n- next\n",
            "    {q}\n\nafter\n",
            "{q}. Bob\n",
            "-{q}\n\n#{q}\n\n1.{q} x\n",
            "<{q}> and \\\\{q} and &#{q}; and [{q}] and !{q}\n\n[ref]: https://example.org/\n",
            "a\n{q}\nb\n",
            "{q} {q}\n---\n\n{q}\n\n---\n{q}\n",
            "   {q}\n   on\n\n1) {q}\n2) x\n");

    private static final List<String> PIECES = List.of(
            "word",
            "Ltd.",
            "(x.)",
            "（東京）",
            "株式会社",
            "- no pets",
            "1. first",
            "2)",
            "# head",
            "---",
            "===",
            "***",
            "**",
            "_a_",
            "`",
            "``` ",
            "~~~",
            "|",
            "| a | b |",
            "|---|---|",
            "<b>",
            "</div>",
            "<!--",
            "&amp;",
            "&#42;",
            "\\",
            "[ref]",
            "](x)",
            "![",
            "> q",
            ">",
            "+ x",
            "=",
            "    code",
            "\tx",
            "http://a.b/c d",
            "a@b.c",
            "1",
            "7.",
            "{x}",
            "😀",
            "é",
            "\u200b",
            "\u202e",
            "שלום",
            "«a»",
            "“q”",
            "*",
            "ref",
            "65",
            "x*",
            "*x",
            "b",
            "\u00a0",
            "$",
            "~",
            ":-",
            "\"",
            "'");
    private static final List<String> BETWEEN =
            List.of("", " ", " ", "\n", "\n\n", "\n\n\n", "\r\n", "\u2028", "  \n", "\n \n", "\u2029", "\t");

    @Test
    void whatever_is_answered_the_structure_around_it_stays() {
        var random = new Random(7);
        for (var round = 0; round < ROUNDS; round++) {
            var body = BODIES.get(random.nextInt(BODIES.size()));
            if (random.nextInt(4) == 0) {
                body = body + "\n" + BODIES.get(random.nextInt(BODIES.size()));
            }
            var answer = answer(random);
            if (Invisible.isAll(answer)) {
                continue;
            }
            var expected = shape(Rendered.html(body, "Word"));
            var markdown = Rendered.markdown(body, answer);
            assertEquals(
                    expected,
                    shape(Rendered.html(body, answer)),
                    () -> "answer:\n" + answer + "\nmarkdown:\n" + markdown);
        }
    }

    @Test
    void whatever_is_answered_nothing_of_it_is_lost() {
        var random = new Random(11);
        for (var round = 0; round < ROUNDS; round++) {
            var answer = answer(random);
            for (var body :
                    List.of("1. {q}\n2. x\n", "> **{q}** x\n", "# {q}\n", "| {q} |\n|---|\n| x |\n", "a `{q}` b\n")) {
                var shown = Rendered.words(Rendered.html(body, answer));
                for (var word : answer.replaceAll("\\p{Cf}", "").split("[\\s\\p{Z}]+")) {
                    assertTrue(shown.contains(word), () -> word + " of " + answer + " in " + shown);
                }
            }
        }
    }

    @Test
    void an_answer_left_out_leaves_what_an_answer_that_nobody_sees_leaves() {
        for (var body : BODIES) {
            assertEquals(Rendered.markdown(body, "\u200b"), Rendered.markdown(body, null), body);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Signed **{q}** here|<p>Signed  here</p>",
                "**{q}**|none",
                "## **{q}**|<h2></h2>",
                "{q} - word|<p> - word</p>",
                "{q}. word|<p>. word</p>",
                "{q}# word|<p># word</p>",
                "a\\n{q}\\n===|<h1>a</h1>",
                "see `{q}` there|<p>see  there</p>",
                "- {q.value} and|<ul><li>and</li></ul>",
                "{#if q}yes{#else}no{/if}|<p>no</p>",
                "{#if q.value is 'x'}yes{#else}no{/if}|<p>no</p>",
            })
    void an_answer_left_out_leaves_no_signs_behind(String body, String html) {
        var shown = Rendered.html(body.replace("\\n", "\n") + "\n", null).replaceAll("[\u2060\n]", "");
        assertEquals(html == null ? "" : html, shown);
    }

    @Test
    void an_answer_that_nobody_sees_leaves_no_signs_behind() {
        for (var blank : List.of("", " ", "\u00a0", "\u200b\u200b", "\ufeff", "\u200e", "\u2800", "\u115f", "\n\n")) {
            for (var body : List.of(
                    "By **{q}** here\n",
                    "**{q}**\n",
                    "a ***{q}*** b\n",
                    "x _{q}_.\n",
                    "**{q} Ltd** x\n",
                    "**{q} {q}**\n",
                    "`{q}`\n",
                    "a\n**{q}**\nb\n",
                    "- **{q}**\n- x\n")) {
                var html = Rendered.html(body, blank);
                assertFalse(html.contains("*") || html.contains("_") || html.contains("`"), body + " → " + html);
            }
        }
    }

    @Test
    void an_answer_in_bold_is_bold_whatever_stands_beside_it() {
        for (var answer : List.of("株式会社テスト（東京）", "(x.)", "\"quoted\"", "😀", "a*", "-")) {
            for (var body : List.of("**{q}**です\n", "x**{q}**s\n", "**{q}**, x\n", "（**{q}**）\n", "1**{q}**2\n")) {
                var html = Rendered.html(body, answer);
                assertTrue(html.contains("<strong>"), body + " → " + html);
                assertFalse(html.replace("a*", "").contains("*"), body + " → " + html);
            }
        }
    }

    private static String answer(Random random) {
        var answer = new StringBuilder();
        for (var pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
            answer.append(PIECES.get(random.nextInt(PIECES.size())))
                    .append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return answer.toString();
    }

    /// How many there are of everything but what an answer of several lines may add: paragraphs where it stands, and
    /// breaks.
    private static TreeMap<String, Integer> shape(String html) {
        var counts = new TreeMap<String, Integer>();
        var tags = TAG.matcher(html);
        while (tags.find()) {
            if (tags.group(1).isEmpty()
                    && !tags.group(2).equals("br")
                    && !tags.group(2).equals("p")) {
                counts.merge(tags.group(2), 1, Integer::sum);
            }
        }
        var outside = Pattern.compile("<p>(after|text)</p>").matcher(html);
        counts.put("outside", (int) outside.results().count());
        return counts;
    }
}
