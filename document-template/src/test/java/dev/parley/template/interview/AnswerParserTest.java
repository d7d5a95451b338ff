package dev.parley.template.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.Samples;
import dev.parley.template.reader.TemplateReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "tenant | Ann Lee | \"Ann Lee\"",
                "start | next Friday | \"2026-12-04\"",
                "limited | yes please | true",
                "rent | €1.5k | {\"amount\": \"1500.00\", \"currency\": \"EUR\"}",
                "law | germany | \"de\"",
                "law | skip | null",
            })
    void words_become_the_value_of_the_type(String question, String words, String value) {
        assertEquals(
                new AnswerParser.Good(Samples.json(value)),
                AnswerParser.read(question(question), words, Answers.NONE, Samples.TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "start | \"2027-05-01\"",
                "limited | false",
                "law | \"de\"",
                "rent | {\"amount\": \"900.00\", \"currency\": \"CHF\"}",
            })
    void typed_values_are_taken_as_they_are(String question, String value) {
        assertEquals(
                new AnswerParser.Good(Samples.json(value)),
                AnswerParser.check(question(question), Samples.json(value), Answers.NONE, Samples.TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "start | 5",
                "limited | {}",
                "law | [\"de\"]",
                "rent | {\"amount\": \"lots\", \"currency\": \"CHF\"}",
                "tenant | null",
            })
    void values_of_another_type_are_refused(String question, String value) {
        assertInstanceOf(
                AnswerParser.Bad.class,
                AnswerParser.check(question(question), Samples.json(value), Answers.NONE, Samples.TODAY));
    }

    @Test
    void a_no_is_a_no_also_where_the_default_is_yes() {
        var lease = Samples.lease();
        ((ObjectNode) lease.path("questions").get(2)).put("default", true);
        var question = TemplateReader.read(lease).question("limited").orElseThrow();

        assertEquals(
                new AnswerParser.Good(Samples.json("false")),
                AnswerParser.read(question, "no", Answers.NONE, Samples.TODAY));
        assertEquals(
                new AnswerParser.Good(Samples.json("true")),
                AnswerParser.read(question, "skip", Answers.NONE, Samples.TODAY));
    }

    @Test
    void a_typed_text_of_one_line_becomes_one_line() {
        assertEquals(
                new AnswerParser.Good(Samples.json("\"Ann Lee\"")),
                AnswerParser.check(question("tenant"), Samples.json("\"Ann\\n\\nLee\""), Answers.NONE, Samples.TODAY));
    }

    @Test
    void a_typed_amount_may_be_a_number_of_any_length() {
        assertEquals(
                new AnswerParser.Good(Samples.json("{\"amount\": \"12345678.50\", \"currency\": \"EUR\"}")),
                AnswerParser.check(question("rent"), Samples.json("12345678.5"), Answers.NONE, Samples.TODAY));
    }

    @Test
    void a_number_too_large_to_be_one_is_refused() {
        var copies = question("keys").field("copies").orElseThrow();

        assertInstanceOf(
                AnswerParser.Bad.class, AnswerParser.check(copies, Samples.json("1e400"), Answers.NONE, Samples.TODAY));
    }

    @Test
    void a_pattern_that_would_look_for_ever_gives_up() {
        var lease = Samples.lease();
        ((ObjectNode) lease.path("questions").get(0))
                .set("validation", Samples.json("{\"pattern\": \"(a+)+b\", \"reason\": \"Letters a, then b.\"}"));
        var question = TemplateReader.read(lease).questions().getFirst();

        var verdict = assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> AnswerParser.read(question, "a".repeat(400), Answers.NONE, Samples.TODAY));

        assertEquals(new AnswerParser.Bad("Letters a, then b."), verdict);
    }

    private static Question question(String id) {
        return Samples.template().question(id).orElseThrow();
    }
}
