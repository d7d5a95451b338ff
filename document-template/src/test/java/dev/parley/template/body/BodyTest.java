package dev.parley.template.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Answers;
import dev.parley.template.Samples;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final String ANSWERS = """
        {"tenant": "Ann Lee", "start": "2027-05-01", "limited": %s, "end": "2028-05-01",
         "rent": {"amount": "1500.00", "currency": "EUR"}, "law": %s,
         "keys.1.door": "front door", "keys.1.copies": 2, "keys.1.more": true,
         "keys.2.door": "cellar", "keys.2.copies": 1, "keys.2.more": false}
        """;

    @Test
    void a_document_can_be_looked_at_before_all_is_answered() {
        assertEquals(
                "# Lease\n\n pays  from .\n\n- 1.  for \n\nMade on 27 November 2026.",
                Body.render(Samples.template(), Answers.NONE, Samples.TODAY));
    }

    @Test
    void its_extent_is_known() {
        assertEquals(new Extent(9, 2, 8, 4, 0), Extent.of("- é\n- b\n"));
        assertEquals(3, Extent.of("| a | b | c |\n|---|:-:|---|\n| 1 | 2 | 3 |").columns());
    }

    @Test
    void answers_are_put_in_as_people_read_them() {
        assertEquals("""
                # Lease

                Ann Lee pays EUR 1,500.00 from 1 May 2027.

                It ends on 1 May 2028.

                Law of Germany (de).

                - 1. 2 for front door
                - 2. 1 for cellar

                Made on 27 November 2026.\
                """, render("Ann Lee", "true", "\"de\""));
    }

    @Test
    void what_was_not_asked_or_left_out_leaves_no_trace() {
        assertEquals("""
                # Lease

                Ann Lee pays EUR 1,500.00 from 1 May 2027.

                - 1. 2 for front door
                - 2. 1 for cellar

                Made on 27 November 2026.\
                """, render("Ann Lee", "false", "null"));
    }

    @Test
    void an_answer_never_becomes_markdown_or_html() {
        var text = render("# *Bob* <script>alert(1)</script> {tenant}", "false", "null");

        assertEquals(
                "\\# \\*Bob\\* \\<script\\>alert(1)\\</script\\> \\{tenant\\} pays EUR 1,500.00 from 1 May 2027.",
                text.lines().toList().get(2));
    }

    @Test
    void a_number_at_the_start_of_a_line_is_neither_a_list_nor_disfigured() {
        assertTrue(render("1. Bob", "false", "null").contains("\n1\\. Bob pays"));
        assertTrue(render("1.", "false", "null").contains("\n1\\. pays"));
        assertTrue(render("37.5 Bobs", "false", "null").contains("\n37.5 Bobs pays"));
    }

    @Test
    void an_indented_paragraph_of_an_answer_does_not_become_code() {
        assertTrue(render("Bob\n\n     and Co.\n\t- of old", "false", "null")
                .contains("Bob\n\nand Co.  \n\\- of old pays"));
    }

    @Test
    void paragraphs_of_an_answer_stay_in_their_clause() {
        assertEquals(
                """
                1. Agreed terms: The parties agree:  \n   \\- no pets

                   The deposit is two rents.
                2. The agreement ends after one year.
                """,
                Rendered.markdown(
                        "1. Agreed terms: {q}\n2. The agreement ends after one year.\n",
                        "The parties agree:\n- no pets\n\nThe deposit is two rents."));
    }

    @Test
    void an_address_keeps_its_lines_and_in_a_heading_becomes_one() {
        var address = "Jane Example\r\n12 High Street\u2028Dublin 4";

        assertEquals("> Jane Example  \n> 12 High Street  \n> Dublin 4\n", Rendered.markdown("> {q}\n", address));
        assertEquals("# Jane Example 12 High Street Dublin 4\n", Rendered.markdown("# {q}\n", address));
    }

    @Test
    void an_answer_in_a_heading_keeps_what_would_close_it() {
        assertEquals("# Unit C \\##\n", Rendered.markdown("# Unit {q}\n", "C ##"));
        assertEquals("<h1>Unit C ##</h1>\n", Rendered.html("# Unit {q}\n", "C ##"));
        assertEquals("<h2>C # and C#</h2>\n", Rendered.html("## {q} ##\n", "C # and C#"));
    }

    @Test
    void an_answer_in_code_is_as_it_was_typed() {
        assertEquals("a `x*y | \\` b\n", Rendered.markdown("a `{q}` b\n", "x*y | \\"));
        assertEquals("a ``x`y`` b\n", Rendered.markdown("a `{q}` b\n", "x`y"));
    }

    @Test
    void an_answer_cannot_lead_a_link_astray() {
        assertEquals(
                "[x](https://example.org/a%20b%29%5B)\n", Rendered.markdown("[x](https://example.org/{q})\n", "a b)["));
    }

    @Test
    void an_answer_turns_its_own_words_only() {
        assertEquals("Pay 0001 RUE, then\n", Rendered.markdown("Pay {q}, then\n", "\u202e0001 RUE"));
        assertEquals(
                "By \u2068\u05d7\u05d1\u05e8\u05ea\u2069 2\n",
                Rendered.markdown("By {q} 2\n", "\u05d7\u05d1\u05e8\u05ea"));
    }

    private static String render(String tenant, String limited, String law) {
        var json = (ObjectNode) Samples.json(ANSWERS.formatted(limited, law));
        return Body.render(Samples.template(), Answers.of(json.put("tenant", tenant)), Samples.TODAY);
    }
}
