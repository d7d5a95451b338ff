package dev.parley.template.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndrawnLettersTest {
    private final ObjectNode lease = Samples.lease();

    private List<String> told() {
        return UndrawnLetters.of(TemplateReader.read(lease));
    }

    private static String at(String where, String letters) {
        return where + ": a PDF cannot show “" + letters + "” and has boxes there; Word and HTML files can";
    }

    @Test
    void what_is_drawn_needs_no_word() {
        lease.put("body", "\u5951 {tenant} \u05d0 \u20b9\u200b");

        assertEquals(List.of(), told());
    }

    @Test
    void letters_of_the_body_are_told_with_the_line_they_first_stand_in() {
        ((ArrayNode) lease.get("body")).set(0, "# \uacc4\uc57d").set(1, "\uc57d");

        assertEquals(List.of(at("body line 1", "\uacc4\uc57d")), told());
    }

    @Test
    void what_may_be_chosen_stands_in_the_document_and_what_is_asked_does_not() {
        ((ObjectNode) lease.at("/questions/0")).put("text", "\ub204\uad6c?").put("label", "\uc774\ub984");
        ((ObjectNode) lease.at("/questions/5/choices/1")).put("label", "\ud55c\uad6d");

        assertEquals(List.of(at("questions[5].choices[1]", "\ud55c\uad6d")), told());
    }

    @Test
    void of_very_many_places_the_first_are_told() {
        var body = new StringBuilder("{tenant}\n");
        for (var letter = 0; letter < 100; letter++) {
            body.appendCodePoint(0xac00 + letter).append('\n');
        }
        lease.put("body", body.toString());

        assertEquals(20, told().size());
        assertEquals(at("body line 2", "\uac00"), told().getFirst());
    }
}
