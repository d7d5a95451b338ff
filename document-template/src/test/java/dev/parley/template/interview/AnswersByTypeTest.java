package dev.parley.template.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.Samples;
import dev.parley.template.reader.TemplateReader;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a question asks for comes before any wish to leave it out.
class AnswersByTypeTest {
    private static final String YES_NO_NA = """
            "type": "choice", "default": "yes", "choices": [{"value": "yes", "label": "Yes"},
             {"value": "no", "label": "No"}, {"value": "na", "label": "Not applicable"}]""";
    private static final String COVER = """
            "type": "choice", %s, "choices": [{"value": "no_cover", "label": "None"},
             {"value": "basic", "label": "Basic"}, {"value": "full", "label": "Full"}]""";
    private static final String BENEFITS = """
            "type": "multiple_choice", "default": ["pension"],
            "choices": [{"value": "pension", "label": "Pension"}, {"value": "meals", "label": "Meals"}]""";

    @ParameterizedTest
    @CsvSource({
        "No, no",
        "no thanks, no",
        "nope, no",
        "nah, no",
        "'no, thank you', no",
        "Not applicable, na",
        "N/A, na",
        "n.a., na",
        "na, na",
        "doesn't apply, na",
        "yes, yes",
        "yep, yes",
        "2, no",
        "b, no",
        "the third one, na",
        "skip, yes",
        "leave it out, yes",
    })
    void a_choice_that_is_named_wins_over_the_default(String words, String value) {
        assertEquals("\"" + value + "\"", said(YES_NO_NA, words));
    }

    @ParameterizedTest
    @CsvSource({"None, no_cover", "none, no_cover", "nothing, no_cover", "none at all, no_cover", "skip, basic"})
    void none_is_the_choice_that_is_called_so(String words, String value) {
        assertEquals("\"" + value + "\"", said(COVER.formatted("\"default\": \"basic\""), words));
    }

    @Test
    void none_is_the_choice_that_is_called_so_where_the_question_may_be_left_out() {
        assertEquals("\"no_cover\"", said(COVER.formatted("\"required\": false"), "None"));
        assertEquals("null", said(COVER.formatted("\"required\": false"), "skip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "nothing", "no", "nope", "n/a", "none of them", "not applicable", "-"})
    void none_of_several_is_not_the_default(String words) {
        asked(BENEFITS, words);
        assertEquals("[\"pension\"]", said(BENEFITS, "skip"));
    }

    @ParameterizedTest
    @CsvSource({"none, []", "no, []", "nothing, []", "none of them, []", "skip, null", "n/a, null"})
    void none_of_several_that_may_be_left_out_is_none(String words, String value) {
        var optional = BENEFITS.replace("\"default\": [\"pension\"]", "\"required\": false");
        assertEquals(value, said(optional, words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "no", "nothing", "n/a", "nope", "not needed", "-", "--", "no thanks"})
    void nothing_is_not_the_default_of_any_type(String words) {
        asked("\"type\": \"number\", \"default\": 40", words);
        asked("\"type\": \"money\", \"default\": {\"amount\": \"1000.00\", \"currency\": \"EUR\"}", words);
        asked("\"type\": \"date\", \"default\": \"2027-01-01\"", words);
        asked("\"type\": \"email\", \"default\": \"jane@example.org\"", words);
        asked("\"type\": \"text\", \"default\": \"Ireland\"", words);
        asked("\"type\": \"long_text\", \"default\": \"Ireland\"", words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "no", "nothing", "n/a", "skip", "-", "leave it out"})
    void nothing_leaves_out_what_may_be_left_out(String words) {
        assertEquals("null", said("\"type\": \"number\", \"required\": false", words));
        assertEquals("null", said("\"type\": \"date\", \"required\": false", words));
        assertEquals("null", said("\"type\": \"long_text\", \"required\": false", words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skip", "Skip it, please", "leave it out", "pass", "default"})
    void a_wish_takes_the_default(String words) {
        assertEquals("40", said("\"type\": \"number\", \"default\": 40", words));
        assertEquals("\"Ireland\"", said("\"type\": \"text\", \"default\": \"Ireland\"", words));
    }

    @ParameterizedTest
    @CsvSource({
        "none",
        "None.",
        "no",
        "nope",
        "no kids",
        "no kid",
        "nothing",
        "there are none",
        "no thanks",
        "no more kids"
    })
    void none_is_a_no_where_it_is_asked_for_more(String words) {
        var more = Question.yesNo("kids.0.more", "Which kids?\nIs there any kid?");

        assertEquals(
                new AnswerParser.Good(Samples.json("false")),
                AnswerParser.read(more, words, Answers.NONE, Samples.TODAY));
        assertInstanceOf(AnswerParser.Bad.class, AnswerParser.read(more, "no problem", Answers.NONE, Samples.TODAY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0027-03-03",
                "0001-01-01",
                "-0044-03-15",
                "9999-12-31",
                "1899-12-31",
                "2201-01-01",
                "+12027-03-03",
                "2027-3-3x",
                "2027-02-30",
                "2027-03-03T00:00:00.000Z",
                "2027-03-03T00:00:00+01:00"
            })
    void typed_dates_obey_the_bounds_of_spoken_ones(String date) {
        var reason = asked("\"type\": \"date\"", date);

        assertEquals(
                reason,
                assertInstanceOf(AnswerParser.Bad.class, typed("\"type\": \"date\"", "\"" + date + "\""))
                        .reason());
        assertEquals(-1, reason.indexOf("type"), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90071992547409.93", "1234567890123456.78", "-0.01", "123456789012345678.12", "1500"})
    void an_amount_that_is_a_number_keeps_its_cents(String digits) {
        var amount = new BigDecimal(digits);
        var question = question("\"type\": \"money\", \"currency\": \"EUR\", \"validation\": {\"min\": -1}");

        var verdict = AnswerParser.check(question, DecimalNode.valueOf(amount), Answers.NONE, Samples.TODAY);

        assertEquals(
                amount.setScale(2).toPlainString(),
                assertInstanceOf(AnswerParser.Good.class, verdict)
                        .value()
                        .path("amount")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e19", "0.0000001", "-1e-2000000000", "1e2000000000"})
    void a_typed_number_obeys_the_bounds_of_a_spoken_one(String digits) {
        for (var rules : new String[] {"\"type\": \"number\"", "\"type\": \"money\", \"currency\": \"EUR\""}) {
            var question = question(rules);
            var value = DecimalNode.valueOf(new BigDecimal(digits));
            assertInstanceOf(AnswerParser.Bad.class, AnswerParser.check(question, value, Answers.NONE, Samples.TODAY));
        }
    }

    @Test
    void three_decimals_are_three_decimals_and_no_thousands() {
        var question = question("\"type\": \"money\", \"currency\": \"KWD\"");

        assertEquals(
                new AnswerParser.Good(Samples.json("{\"amount\": \"1.125\", \"currency\": \"KWD\"}")),
                AnswerParser.check(
                        question, DecimalNode.valueOf(new BigDecimal("1.125")), Answers.NONE, Samples.TODAY));
        assertEquals(
                new AnswerParser.Good(Samples.json("{\"amount\": \"1.125\", \"currency\": \"KWD\"}")),
                typed("\"type\": \"money\"", "{\"amount\": \"1.125\", \"currency\": \"KWD\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b\u200b", "\ufeff", "\u200e", "\u2800", "\u115f", "\u3164\u3164"})
    void a_text_in_which_nothing_can_be_seen_is_no_answer(String text) {
        for (var rules : new String[] {
            "\"type\": \"text\"", "\"type\": \"long_text\"", "\"type\": \"text\", \"validation\": {\"min_length\": 2}"
        }) {
            asked(rules, text);
            assertInstanceOf(AnswerParser.Bad.class, typed(rules, "\"" + text + "\""));
        }
        asked("\"type\": \"text\", \"validation\": {\"min_length\": 2}", "x" + text);
    }

    @Test
    void an_answer_is_counted_in_characters_and_too_long_a_one_hears_so() {
        var longest = "😀".repeat(10_000);

        assertInstanceOf(AnswerParser.Good.class, typed("\"type\": \"long_text\"", "\"" + longest + "\""));
        assertEquals(
                new AnswerParser.Bad(AnswerParser.TOO_LONG), typed("\"type\": \"long_text\"", "\"" + longest + "x\""));
        assertEquals(AnswerParser.TOO_LONG, asked("\"type\": \"long_text\"", longest + "x"));
    }

    private static String said(String rules, String words) {
        var verdict = AnswerParser.read(question(rules), words, Answers.NONE, Samples.TODAY);
        return assertInstanceOf(AnswerParser.Good.class, verdict, verdict::toString)
                .value()
                .toString();
    }

    private static String asked(String rules, String words) {
        var verdict = AnswerParser.read(question(rules), words, Answers.NONE, Samples.TODAY);
        return assertInstanceOf(AnswerParser.Bad.class, verdict, verdict::toString)
                .reason();
    }

    private static AnswerParser.Verdict typed(String rules, String value) {
        return AnswerParser.check(question(rules), Samples.json(value), Answers.NONE, Samples.TODAY);
    }

    private static Question question(String rules) {
        var lease = Samples.lease();
        ((ArrayNode) lease.path("questions"))
                .removeAll()
                .add(Samples.json("{\"id\": \"q\", \"text\": \"Which?\", " + rules + "}"));
        lease.put("body", "Said. {session.date}");
        return TemplateReader.read(lease).questions().getFirst();
    }
}
