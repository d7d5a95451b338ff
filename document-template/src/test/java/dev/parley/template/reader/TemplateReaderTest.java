package dev.parley.template.reader;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.InvalidTemplate;
import dev.parley.template.Question;
import dev.parley.template.Samples;
import dev.parley.template.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void a_table_wider_than_is_exported_is_refused_with_its_line() {
        lease.put("body", table(8));
        assertDoesNotThrow(() -> TemplateReader.read(lease));

        lease.put("body", table(9));
        refused("body line 3", "makes a table of more than 8 columns");
    }

    private static String table(int columns) {
        return "Of {tenant}\n" + "| a ".repeat(columns) + "|\n" + "|---".repeat(columns) + "|\n"
                + "| {tenant} ".repeat(columns) + "|\n";
    }

    @Test
    void a_body_deeper_than_is_exported_is_refused() {
        lease.put("body", "> ".repeat(30) + "**{tenant}**");
        refused("body", "goes more than 32 levels deep");

        lease.put("body", "> ".repeat(29) + "**{tenant}**");
        assertDoesNotThrow(() -> TemplateReader.read(lease));

        lease.put("body", "{#if limited}\n" + "> ".repeat(40) + "{tenant}\n{/if}");
        refused("body", "goes more than 32 levels deep");
    }

    @Test
    void a_body_larger_than_is_exported_is_refused() {
        lease.put("body", "\u5951".repeat(90_000));
        refused("body", "makes a document of more than 262144 bytes, 10000 lines or 30000 parts");

        lease.put("body", "x\n".repeat(10_001));
        refused("body", "makes a document of more than 262144 bytes, 10000 lines or 30000 parts");

        lease.put("body", "{#if limited}\n" + "\u5951".repeat(85_000) + "\n{#else}\n" + "x\n".repeat(9) + "{/if}");
        assertDoesNotThrow(() -> TemplateReader.read(lease));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"required\": \"no\"} | .required | has to be true or false",
                "{\"required\": 0} | .required | has to be true or false",
                "{\"label\": 5} | .label | has to be a text",
                "{\"help\": [\"x\"]} | .help | has to be a text",
                "{\"text\": {}} | .text | has to be a text",
                "{\"type\": 5} | .type | has to be a text",
                "{\"text\": \"\u200b\"} | .text | has to have 1 to 2000 characters",
                "{\"choices\": [\"a\", \"b\"]} | .choices | is nothing a question of the type text has",
                "{\"currency\": \"EUR\"} | .currency | is nothing a question of the type text has",
                "{\"type\": \"number\", \"min\": 1} | .min | is nothing a question of the type number has",
                "{\"type\": \"number\", \"max\": 5} | .max | is nothing a question of the type number has",
                "{\"item\": \"key\"} | .item | is nothing a question of the type text has",
                "{\"type\": \"money\", \"currency\": 5} | .currency | has to be a text",
                "{\"type\": \"money\", \"currency\": \"EURO\"} | .currency | has to be a code of ISO 4217",
                "{\"validation\": \"min 5\"} | .validation | has to be an object",
                "{\"validation\": [5]} | .validation | has to be an object",
                "{\"type\": \"number\", \"validation\": {\"min\": \"5\"}} | .validation.min | has to be a number",
                "{\"type\": \"number\", \"validation\": {\"max\": true}} | .validation.max | has to be a number",
                "{\"type\": \"number\", \"validation\": {\"min\": 5, \"max\": 1}} | .validation.min | is more than max: nobody could answer",
                "{\"type\": \"money\", \"validation\": {\"min\": 5.01, \"max\": 5}} | .validation.min | is more than max: nobody could answer",
                "{\"type\": \"money\", \"validation\": {\"max\": -1}} | .validation.max | is less than nothing: nobody could answer",
                "{\"type\": \"money\", \"currency\": \"XAU\"} | .currency | has to be a code of ISO 4217",
                "{\"type\": \"money\", \"currency\": \"DEM\"} | .currency | has to be a code of ISO 4217",
                "{\"type\": \"money\", \"currency\": \"HRK\"} | .currency | has to be a code of ISO 4217",
                "{\"type\": \"money\", \"currency\": \"eur\"} | .currency | has to be a code of ISO 4217",
                "{\"type\": \"money\", \"currency\": \"EUR\", \"validation\": {\"min\": 0.001, \"max\": 0.004}} | .validation.min | leaves no amount of at most 2 decimals below max: nobody could answer",
                "{\"type\": \"money\", \"currency\": \"JPY\", \"validation\": {\"min\": 1.2, \"max\": 1.9}} | .validation.min | leaves no amount of at most 0 decimals below max: nobody could answer",
                "{\"type\": \"number\", \"validation\": {\"min\": 1e30}} | .validation.min | is longer than any answer can be",
                "{\"type\": \"number\", \"validation\": {\"max_length\": 5}} | .validation.max_length | is no rule for the type number",
                "{\"type\": \"date\", \"validation\": {\"min\": 5}} | .validation.min | is no rule for the type date",
                "{\"type\": \"yes_no\", \"validation\": {\"pattern\": \"x\"}} | .validation.pattern | is no rule for the type yes_no",
                "{\"validation\": {\"min\": 5}} | .validation.min | is no rule for the type text",
                "{\"validation\": {\"after\": \"today\"}} | .validation.after | is no rule for the type text",
                "{\"validation\": {\"min_length\": \"5\"}} | .validation.min_length | has to be a whole number",
                "{\"validation\": {\"max_length\": 5.5}} | .validation.max_length | has to be a whole number",
                "{\"validation\": {\"min_length\": -1}} | .validation.min_length | has to be a whole number",
                "{\"validation\": {\"min_length\": 9, \"max_length\": 8}} | .validation.min_length | is more than the longest answer: nobody could answer",
                "{\"validation\": {\"min_length\": 501}} | .validation.min_length | is more than the longest answer: nobody could answer",
                "{\"type\": \"long_text\", \"validation\": {\"min_length\": 10001}} | .validation.min_length | is more than the longest answer: nobody could answer",
                "{\"validation\": {\"max_length\": 0}} | .validation.max_length | is nothing: nobody could answer",
                "{\"validation\": {\"pattern\": 5}} | .validation.pattern | has to be a text",
                "{\"validation\": {\"pattern\": \"[\"}} | .validation.pattern | is no regular expression: Unclosed character class",
                "{\"validation\": {\"pattern\": \"[A-Z]{3}\", \"min_length\": 4}} | .validation.pattern | matches no text of a length that is allowed: nobody could answer",
                "{\"validation\": {\"pattern\": \"(?:ab)+\", \"max_length\": 1}} | .validation.pattern | matches no text of a length that is allowed: nobody could answer",
                "{\"validation\": {\"pattern\": \"^$\"}} | .validation.pattern | matches no text of a length that is allowed: nobody could answer",
                "{\"validation\": {\"pattern\": \"a^b\"}} | .validation.pattern | matches no text of a length that is allowed: nobody could answer",
                "{\"validation\": {\"pattern\": \"(?:a(^b))\"}} | .validation.pattern | matches no text of a length that is allowed: nobody could answer",
                "{\"validation\": {\"pattern\": \"a$b\"}} | .validation.pattern | matches no text of a length that is allowed: nobody could answer",
                "{\"validation\": {\"pattern\": \"\\\\s+\"}} | .validation.pattern | matches no text without a space at its ends: nobody could answer",
                "{\"validation\": {\"pattern\": \"[ \\\\t]*\"}} | .validation.pattern | matches no text without a space at its ends: nobody could answer",
                "{\"type\": \"long_text\", \"validation\": {\"pattern\": \".+\\\\s\"}} | .validation.pattern | matches no text without a space at its ends: nobody could answer",
                "{\"validation\": {\"pattern\": \" ?\\\\sabc\"}} | .validation.pattern | matches no text without a space at its ends: nobody could answer",
                "{\"validation\": {\"reason\": 5}} | .validation.reason | has to be a text",
                "{\"type\": \"date\", \"validation\": {\"after\": 5}} | .validation.after | has to be a text",
                "{\"type\": \"date\", \"validation\": {\"after\": \"tenant\"}} | .validation.after | has to be today, or the id of an earlier question for a date",
                "{\"type\": \"number\", \"default\": 1, \"validation\": {\"min\": 5}} | .default | has to be an answer to the question",
                "{\"type\": \"number\", \"default\": \"5\"} | .default | has to be an answer to the question",
                "{\"type\": \"date\", \"default\": \"0027-01-01\"} | .default | has to be an answer to the question",
                "{\"default\": \"x\", \"validation\": {\"min_length\": 2}} | .default | has to be an answer to the question",
                "{\"default\": \"\u200b\"} | .default | has to be an answer to the question",
                "{\"default\": \"x1\", \"validation\": {\"pattern\": \"[a-z]+\"}} | .default | has to be an answer to the question",
                "{\"type\": \"yes_no\", \"default\": \"yes\"} | .default | has to be an answer to the question",
                "{\"type\": \"choice\", \"choices\": [\"a\", \"b\"], \"default\": \"c\"} | .default | has to be an answer to the question",
                "{\"type\": \"choice\", \"choices\": [{\"value\": \"a\", \"label\": \"Yes\"}, {\"value\": \"b\", \"label\": \"yes!\"}]} | .choices[1] | has to have a label of its own, also in small letters",
                "{\"type\": \"choice\", \"choices\": [{\"value\": \"a\"}, {\"value\": \"b\", \"label\": \" \"}]} | .choices[1] | has to have a label of its own, also in small letters",
                "{\"type\": \"choice\", \"choices\": [{\"value\": \"a\", \"label\": 5}]} | .choices[0].label | has to be a text",
                "{\"type\": \"choice\", \"choices\": [{\"value\": \"a\", \"lable\": \"A\"}]} | .choices[0].lable | is no field there is",
                "{\"type\": \"groups\", \"fields\": [{\"id\": \"x\", \"text\": \"X?\"}], \"min\": \"2\"} | .min | has to be a whole number",
                "{\"type\": \"groups\", \"fields\": [{\"id\": \"x\", \"text\": \"X?\"}], \"min\": 3, \"max\": 2} | `` | min and max have to be 0 ≤ min ≤ max ≤ 50",
                "{\"type\": \"groups\", \"fields\": [{\"id\": \"x\", \"text\": \"X?\", \"required\": \"no\"}]} | .fields[0].required | has to be true or false",
                "{\"ask_if\": {\"question\": \"limited\", \"answered\": \"yes\"}} | .ask_if.answered | has to be true or false",
                "{\"ask_if\": {\"question\": \"limited\", \"equals\": true, \"answered\": true}} | .ask_if | says more than one thing; all or any joins them",
                "{\"ask_if\": {\"question\": \"limited\", \"is\": true, \"answered\": true}} | .ask_if.is | is no field there is",
                "{\"ask_if\": {\"all\": {\"question\": \"limited\", \"equals\": true}}} | .ask_if.all | has to be an array of conditions",
                "{\"ask_if\": {\"question\": \"limited\", \"in\": []}} | .ask_if.in | has to have a value: nobody would be asked",
                "{\"ask_if\": {\"any\": [{\"question\": \"limited\"}]}} | .ask_if.any[0] | has to say equals, in, answered, all, any or not"
            })
    void what_nobody_could_keep_or_would_hold_nobody_is_refused_with_its_path(
            String rules, String where, String fault) {
        var added = (ObjectNode) Samples.json("{\"id\": \"added\", \"text\": \"What?\"}");
        added.setAll((ObjectNode) Samples.json(rules));
        ((ArrayNode) lease.path("questions")).add(added);

        var refusal = assertThrows(InvalidTemplate.class, () -> TemplateReader.read(lease));

        assertTrue(
                refusal.faults().contains(new InvalidTemplate.Fault("questions[7]" + where, fault)),
                refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"required\": false, \"validation\": {\"min_length\": 3, \"max_length\": 3, \"pattern\": \"[A-Z]{3}\"}}",
                "{\"validation\": {\"pattern\": \"(?i)ab*?(c|d){2,}\\\\d\"}}",
                "{\"validation\": {\"pattern\": \"(?=.*x).{5}\", \"min_length\": 5}}",
                "{\"validation\": {\"pattern\": \"\\\\p{L}+\", \"min_length\": 5}}",
                "{\"type\": \"long_text\", \"validation\": {\"min_length\": 501}}",
                "{\"validation\": {\"pattern\": \"^(a|b^c)?\\\\s*x+ ?[^ ]$\"}}",
                "{\"validation\": {\"pattern\": \"(^a|b)+$\"}}",
                "{\"validation\": {\"pattern\": \"[ \\\\d]+\"}}",
                "{\"type\": \"money\", \"currency\": \"EUR\", \"validation\": {\"min\": 0.001, \"max\": 0.01}}",
                "{\"type\": \"money\", \"currency\": \"KWD\", \"validation\": {\"min\": 0.001, \"max\": 0.004}}",
                "{\"type\": \"money\", \"currency\": \"CLF\"}",
                "{\"type\": \"number\", \"default\": 5, \"validation\": {\"min\": 5, \"max\": 5}}",
                "{\"type\": \"money\", \"validation\": {\"min\": -5, \"max\": -1}}",
                "{\"type\": \"date\", \"validation\": {\"after\": \"today\", \"not_before\": \"start\"}}",
                "{\"default\": null, \"help\": null, \"validation\": null, \"ask_if\": null}",
                "{\"ask_if\": {\"not\": {\"question\": \"limited\", \"answered\": false}}}",
                "{\"type\": \"choice\", \"choices\": [\"+\", \"-\"]}"
            })
    void what_can_be_kept_is_taken(String rules) {
        var added = (ObjectNode) Samples.json("{\"id\": \"added\", \"text\": \"What?\"}");
        added.setAll((ObjectNode) Samples.json(rules));
        ((ArrayNode) lease.path("questions")).add(added);

        assertDoesNotThrow(() -> TemplateReader.read(lease));
    }

    @Test
    void a_default_is_kept_as_an_answer_is() {
        question(4).put("default", 1000);

        assertEquals(
                Samples.json("{\"amount\": \"1000.00\", \"currency\": \"EUR\"}"),
                TemplateReader.read(lease).question("rent").orElseThrow().defaultValue());
    }

    @Test
    void a_template_that_was_stored_before_a_rule_was_refused_still_reads() {
        question(0).put("required", "no");
        ((ObjectNode) question(4)).set("validation", Samples.json("{\"min\": \"5\", \"max\": \"1\"}"));

        var template = TemplateReader.stored(lease);

        assertTrue(template.question("tenant").orElseThrow().required());
        assertEquals(Validation.NONE, template.question("rent").orElseThrow().validation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "description"})
    void what_a_template_is_called_is_a_text(String name) {
        lease.put(name, 5);

        refused(name, "has to have 1 to " + (name.equals("title") ? 200 : 1000) + " characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", " \u00ad\ufeff", "\u3164", "\u2800\u2800"})
    void what_nobody_sees_is_no_text(String invisible) {
        lease.put("title", invisible);
        refused("title", "has to have 1 to 200 characters");
        lease.put("title", "Lease").put("description", invisible);
        refused("description", "has to have 1 to 1000 characters");
        lease.put("description", "A lease");
        question(0).put("label", invisible);
        refused("questions[0].label", "has to be something that can be seen");
        question(0).remove("label");
        question(6).put("item", invisible);
        refused("questions[6].item", "has to be something that can be seen");
        question(6).remove("item");
        lease.put("body", invisible);
        refused("body", "has to have 1 to 100000 characters");
    }

    @Test
    void an_empty_label_is_no_label() {
        question(0).put("label", "");

        refused("questions[0].label", "has to be something that can be seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tenant", "tenant", " TENANT "})
    void two_questions_with_one_label_are_refused_as_the_review_could_not_tell_them_apart(String label) {
        question(1).put("label", label);

        refused("questions[1].label", "has to be a label of its own, also in small letters");
    }

    @Test
    void fields_are_called_by_what_they_are_of() {
        var fields = (ArrayNode) question(6).get("fields");
        ((ObjectNode) fields.get(0)).put("label", "Tenant");
        assertDoesNotThrow(() -> TemplateReader.read(lease));

        ((ObjectNode) fields.get(1)).put("label", "tenant");
        refused("questions[6].fields[1].label", "has to be a label of its own, also in small letters");
    }

    @Test
    void two_kinds_of_groups_with_one_name_for_what_they_hold_are_told_apart_by_their_fields() {
        var others = question(6).deepCopy().put("id", "others");
        lease.withArray("questions").add(others);
        refusedAt("questions[7].fields[0].label", "questions[7].fields[1].label");

        others.put("item", "other key");
        assertDoesNotThrow(() -> TemplateReader.read(lease));
    }

    @Test
    void a_line_of_a_body_is_a_text() {
        ((ArrayNode) lease.get("body")).insert(0, 5);

        refused("body", "has to be a text, or an array of its lines");
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

    private void refusedAt(String... places) {
        var refusal = assertThrows(InvalidTemplate.class, () -> TemplateReader.read((JsonNode) lease));
        assertEquals(
                List.of(places),
                refusal.faults().stream().map(InvalidTemplate.Fault::where).toList());
    }

    private void refused(String where, String message) {
        var refusal = assertThrows(InvalidTemplate.class, () -> TemplateReader.read((JsonNode) lease));
        assertEquals(List.of(new InvalidTemplate.Fault(where, message)), refusal.faults());
    }
}
