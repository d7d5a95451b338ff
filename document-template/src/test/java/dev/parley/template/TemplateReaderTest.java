package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateReaderTest {
    private final ObjectNode lease = Samples.lease();

    @Test
    void reads_a_template_with_its_questions_in_order() {
        var template = TemplateReader.read(lease);

        assertEquals(
                List.of("tenant", "start", "limited", "end", "rent", "law", "keys"),
                template.questions().stream().map(Question::id).toList());
    }

    @Test
    void a_body_may_be_one_string_too() {
        lease.put("body", "Hello {tenant}");

        assertEquals("Hello {tenant}", TemplateReader.read(lease).body());
    }

    @Test
    void an_unknown_placeholder_is_refused_with_its_line() {
        line(2, "Hello {tenannt}");

        refused("body line 3", "unknown placeholder {tenannt}");
    }

    @Test
    void an_unknown_field_of_a_group_is_refused_with_its_line() {
        line(13, "- {key.colour}");

        refused("body line 14", "{key.colour} stands for nothing that can be shown");
    }

    @Test
    void a_placeholder_of_a_loop_is_unknown_outside_it() {
        line(16, "{key.door}");

        refused("body line 17", "unknown placeholder {key.door}");
    }

    @Test
    void an_unknown_placeholder_in_a_tag_is_refused_with_its_line() {
        line(3, "{#if unlimited}");

        refused("body line 4", "unknown placeholder {unlimited}");
    }

    @Test
    void a_text_of_many_lines_is_refused_in_a_row_of_a_table() {
        line(2, "| {tenant} |");
        assertDoesNotThrow(() -> TemplateReader.read(lease));
        question(0).put("type", "long_text");

        refused("body line 3", "{tenant} may have many lines, and a row of a table has one");
    }

    @Test
    void a_section_that_is_not_closed_is_refused_where_its_end_is_missed() {
        line(6, "");

        var refusal = assertThrows(InvalidTemplate.class, () -> TemplateReader.read(lease));

        assertEquals("body line 17", refusal.faults().getFirst().where());
    }

    @Test
    void nothing_can_be_called_and_nothing_included() {
        line(2, "{tenant.text.length()}");
        refused("body line 3", "nothing can be called: {tenant.text.length()}");

        line(2, "{#include other /}");
        assertThrows(InvalidTemplate.class, () -> TemplateReader.read(lease));
    }

    @Test
    void a_condition_on_a_later_question_is_refused() {
        question(2).set("ask_if", Samples.json("{\"question\": \"rent\", \"answered\": true}"));

        refused("questions[2].ask_if", "names no earlier question: rent");
    }

    @Test
    void a_condition_that_can_never_hold_is_refused() {
        question(3).set("ask_if", Samples.json("{\"question\": \"limited\", \"equals\": \"perhaps\"}"));

        refused("questions[3].ask_if.equals", "can never be the answer to limited");
    }

    @Test
    void a_field_there_is_not_is_refused_by_its_name() {
        question(1).set("validation", Samples.json("{\"afterwards\": \"today\"}"));

        refused("questions[1].validation.afterwards", "is no field there is");
    }

    @Test
    void all_faults_are_told_at_once() {
        question(0).put("id", "Tenant").put("text", "");
        question(1).put("type", "moment");

        var refusal = assertThrows(InvalidTemplate.class, () -> TemplateReader.read(lease));

        assertEquals(
                List.of("questions[0].id", "questions[0].text", "questions[1].type"),
                refusal.faults().stream()
                        .map(InvalidTemplate.Fault::where)
                        .limit(3)
                        .toList());
    }

    @Test
    void a_default_has_to_be_an_answer() {
        question(1).put("default", "soon");

        refused("questions[1].default", "has to be an answer to the question");
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThrows(InvalidTemplate.class, () -> TemplateReader.read(Samples.json("[]")));
    }

    private ObjectNode question(int index) {
        return (ObjectNode) lease.path("questions").get(index);
    }

    private void line(int index, String text) {
        ((ArrayNode) lease.get("body")).set(index, text);
    }

    private void refused(String where, String message) {
        var refusal = assertThrows(InvalidTemplate.class, () -> TemplateReader.read((JsonNode) lease));
        assertEquals(List.of(new InvalidTemplate.Fault(where, message)), refusal.faults());
    }
}
