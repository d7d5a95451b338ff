package dev.parley.ai.interview;

import static dev.parley.session.contract.document.TurnOutcome.Kind.ASKED;
import static dev.parley.session.contract.document.TurnOutcome.Kind.COMPLETED;
import static dev.parley.session.contract.document.TurnOutcome.Kind.EXITED;
import static dev.parley.session.contract.document.TurnOutcome.Kind.REPROMPTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.contract.interview.Prefill;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.session.contract.document.AskedQuestion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class BuiltInInterviewerTest {
    static final String[] NDA = {
        "Acme Ltd",
        "Ann Lee",
        "only the first party",
        "HRB 1234",
        "legal@acme.example",
        "it is ann@lee.example",
        "To find out whether we build a boat together.",
        "3 March 2031",
        "skip",
        "no",
        "none",
        "Ireland",
        "no"
    };
    private static final String[] EMPLOYMENT = {
        "Acme Ltd",
        "Ann Lee",
        "ann@lee.example",
        "Boat builder",
        "Builds boats",
        "yes",
        "Sells boats",
        "no",
        "3 March 2031",
        "fixed term",
        "3 March 2033",
        "yes",
        "six",
        "skip",
        "€60k",
        "monthly",
        "30 days",
        "training and meals",
        "yes please",
        "Two days a week from home.",
        "skip"
    };
    private static final String[] SERVICES_BY_THE_HOUR = {
        "Acme Ltd",
        "Ann Lee",
        "Builds a boat and paints it blue.",
        "3 March 2031",
        "by the hour",
        "€95.50",
        "yes",
        "two thousand euros",
        "thirty days",
        "the client",
        "cyber and public liability",
        "1 million euros",
        "€500k",
        "skip",
        "Ireland"
    };

    @Test
    void it_begins_with_the_first_question() {
        var begun = Conversation.about("mutual-nda").last();

        assertEquals(ASKED, begun.kind());
        assertEquals("first_party", begun.question().id());
        assertEquals(begun.question().text(), begun.said());
        assertEquals(
                "What is the full name of the first party?", begun.question().prompt());
        assertEquals(List.of(), begun.answeredQuestionIds());
        assertEquals(3, begun.attempts());
    }

    @Test
    void it_understands_words_by_the_type_of_the_question() {
        var ann = Conversation.about("service-agreement");
        ann.says(SERVICES_BY_THE_HOUR);

        assertEquals("\"2031-03-03\"", ann.answer("start_date").toString());
        assertEquals("\"hourly\"", ann.answer("fee_basis").toString());
        assertEquals(
                "{\"amount\":\"95.50\",\"currency\":\"EUR\"}",
                ann.answer("hourly_rate").toString());
        assertEquals("true", ann.answer("expenses").toString());
        assertEquals("2000.00", ann.answer("expenses_cap").path("amount").asText());
        assertEquals("30", ann.answer("payment_days").toString());
        assertEquals("[\"public\",\"cyber\"]", ann.answer("insurance").toString());
        assertEquals("30", ann.answer("notice_days").toString(), "the default of what is skipped");
    }

    /// The example of docs/documents.md.
    @ParameterizedTest
    @CsvSource({"thirty seven and a half,37.5", "37.5,37.5", "skip,40"})
    void it_says_what_may_be_skipped_and_understands_figures_and_words(String words, String hours) {
        var ann = Conversation.about("employment-contract");
        ann.says("Acme Ltd", "Ann Lee", "ann@lee.example", "Boat builder", "Builds boats", "no", "3 March 2031");
        var asked = ann.says("the first one", "no");

        assertEquals(
                "How many hours per week will the employee work?\nSay “skip” for: 40.",
                asked.question().text());
        assertEquals("\"permanent\"", ann.answer("contract_kind").toString());
        assertEquals(2, ann.says("lots").attempts());
        ann.says(words);
        assertEquals(hours, ann.answer("weekly_hours").toString());
    }

    @Test
    void an_answer_of_no_use_is_asked_again_with_a_reason_and_counted() {
        var ann = Conversation.about("service-agreement");
        ann.says("Acme Ltd", "Ann Lee", "Builds a boat and paints it blue.");

        var first = ann.says("whenever you like");
        var second = ann.says("3/4/2031");
        var third = ann.says("3 March 2031");

        assertEquals(REPROMPTED, first.kind());
        assertEquals("start_date", first.question().id());
        assertFalse(first.said().isBlank());
        assertEquals(2, first.attempts());
        assertEquals(REPROMPTED, second.kind(), "it has two readings");
        assertEquals(1, second.attempts());
        assertEquals(ASKED, third.kind());
        assertEquals(3, third.attempts());
    }

    @Test
    void letters_that_a_pdf_cannot_show_are_told_once_and_may_stay() {
        var ann = Conversation.about("mutual-nda");

        var told = ann.says("주식회사");
        assertEquals(REPROMPTED, told.kind());
        assertTrue(told.said().contains("“주식회사”"), told.said());
        assertEquals(3, told.attempts(), "it costs no attempt");

        var kept = ann.says("주식회사");
        assertEquals(ASKED, kept.kind());
        assertTrue(kept.answers().toString().contains("주식회사"));
    }

    @Test
    void it_tells_the_templates_own_reason() {
        var ann = Conversation.about("mutual-nda");
        ann.says("Acme Ltd", "Ann Lee", "both");

        var came = ann.says("§ 12!");

        assertTrue(came.said().startsWith("A registration number has"), came.said());
    }

    @Test
    void after_the_last_attempt_it_stops_kindly_and_gives_all_attempts_back() {
        var ann = Conversation.about("service-agreement");
        ann.says("Acme Ltd", "Ann Lee", "Builds a boat and paints it blue.");

        var came = ann.says("soon", "later", "whenever");

        assertEquals(EXITED, came.kind());
        assertTrue(came.said().contains("come back whenever you like"));
        assertEquals(3, came.attempts());
        assertEquals("start_date", came.question().id());
        assertEquals("fee_basis", ann.says("3 March 2031").question().id(), "it is taken up where it was");
    }

    @ParameterizedTest
    @MethodSource("wholeConversations")
    void each_template_is_completed_by_a_document_that_holds_the_answers(
            String template, String[] words, List<String> inTheDocument) {
        var came = Conversation.about(template).says(words);

        assertEquals(COMPLETED, came.kind(), () -> String.valueOf(came.said()));
        var text = came.document().content();
        assertTrue(text.startsWith("# " + came.document().title()), text);
        inTheDocument.forEach(each -> assertTrue(text.contains(each), each));
    }

    static Stream<Arguments> wholeConversations() {
        return Stream.of(
                Arguments.of(
                        "mutual-nda",
                        NDA,
                        List.of("**Acme Ltd**, a company", "HRB 1234", "**Ann Lee**, an individual", "3 March 2031")),
                Arguments.of(
                        "employment-contract",
                        EMPLOYMENT,
                        List.of("- Builds boats\n- Sells boats", "3 March 2033", "EUR 60,000.00", "Meal allowance")),
                Arguments.of(
                        "service-agreement",
                        SERVICES_BY_THE_HOUR,
                        List.of("EUR 95.50", "EUR 2,000.00", "Cyber insurance", "law of Ireland")));
    }

    @Test
    void the_same_turn_put_twice_gives_the_same() {
        var ann = Conversation.about("mutual-nda");
        for (var each : NDA) {
            assertEquals(ann.says(each), ann.again());
        }
    }

    @Test
    void what_is_revised_is_asked_with_its_value_and_takes_only_what_depends_on_it_along() {
        var ann = Conversation.about("service-agreement");
        ann.says(
                "Acme Ltd",
                "Ann Lee",
                "Builds a boat and paints it blue.",
                "3 March 2031",
                "by the hour",
                "€95",
                "yes");

        var asked = ann.revises("fee_basis");

        assertEquals("fee_basis", asked.question().id());
        assertEquals("\"hourly\"", asked.question().value().toString());
        assertEquals("deliverables.1.name", ann.says("fixed fees").question().id());
        assertTrue(ann.answer("hourly_rate").isMissingNode());
        assertEquals("true", ann.answer("expenses").toString());
        assertEquals("\"Ann Lee\"", ann.answer("provider").toString());
    }

    @Test
    void what_is_revised_to_the_same_changes_nothing() {
        var ann = Conversation.about("service-agreement");
        ann.says("Acme Ltd", "Ann Lee", "Builds a boat and paints it blue.", "3 March 2031", "by the hour", "€95");

        ann.revises("fee_basis");

        assertEquals("expenses", ann.says("by the hour").question().id());
    }

    @Test
    void who_wants_to_looks_at_everything_once_more_and_says_yes() {
        var ann = Conversation.reviewed("mutual-nda");

        var review = ann.says(NDA);

        assertEquals(ASKED, review.kind());
        assertEquals(AskedQuestion.REVIEW, review.question().id());
        assertTrue(review.question()
                .summary()
                .contains(new AskedQuestion.Answered("effective_date", "Effective date", "3 March 2031")));
        assertTrue(review.said().contains("- First party: Acme Ltd"));
        assertTrue(review.said().contains("- Optional clauses: –"));
        assertEquals(COMPLETED, ann.says("yes, that is right").kind());
    }

    @Test
    void at_the_review_an_answer_that_is_named_is_revised() {
        var ann = Conversation.reviewed("mutual-nda");
        ann.says(NDA);

        assertEquals("effective_date", ann.says("the effective date").question().id());
        assertEquals(AskedQuestion.REVIEW, ann.says("4 April 2032").question().id());
        assertTrue(ann.says("yes").document().content().contains("4 April 2032"));
    }

    @Test
    void at_the_review_a_no_is_asked_which() {
        var ann = Conversation.reviewed("mutual-nda");
        ann.says(NDA);

        var came = ann.says("no");

        assertEquals(REPROMPTED, came.kind());
        assertTrue(came.said().startsWith("Which answer is to be changed?"));
        assertEquals(AskedQuestion.REVIEW, came.question().id());
        assertEquals("purpose", ann.says("Purpose").question().id());
    }

    @Test
    void typed_values_are_taken() {
        var ann = Conversation.about("employment-contract");
        ann.types("\"Acme Ltd\"");
        ann.types("\"Ann Lee\"");
        ann.types("\"ann@lee.example\"");
        ann.types("\"Boat builder\"");
        ann.types("duties", "[{\"task\": \"Builds boats\"}]");
        ann.types("\"2031-03-03\"");
        ann.types("\"permanent\"");
        ann.types("false");
        ann.types("37.5");
        ann.types("{\"amount\": 60000, \"currency\": \"CHF\"}");
        ann.types("\"monthly\"");
        ann.types("30");
        ann.types("[\"meals\", \"training\"]");
        ann.types("false");

        var text = ann.types("4").document().content();

        assertTrue(text.contains("CHF 60,000.00") && text.contains("37.5") && text.contains("Meal allowance"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "true", "1e400", "-1e400", "\"many\"", "99"})
    void a_typed_value_of_no_use_is_asked_again(String value) {
        var ann = Conversation.about("employment-contract");
        ann.says("Acme Ltd", "Ann Lee", "ann@lee.example", "Boat builder", "Builds boats", "no", "3 March 2031");
        ann.says("permanent", "no");

        var came = ann.types(value);

        assertEquals(REPROMPTED, came.kind());
        assertEquals("weekly_hours", came.question().id());
        assertEquals(2, came.attempts());
    }

    @Test
    void a_whole_list_of_groups_is_taken_at_once() {
        var ann = Conversation.about("service-agreement");
        ann.says("Acme Ltd", "Ann Lee", "Builds a boat and paints it blue.", "3 March 2031", "fixed fees");

        var refused = ann.types("deliverables", """
            [{"name": "Hull", "due_date": "2031-05-01", "fee": {"amount": "900.00", "currency": "EUR"}},
             {"name": "Mast", "due_date": "2001-05-01", "fee": {"amount": "100.00", "currency": "EUR"}}]\
            """);
        var taken = ann.types("deliverables", """
            [{"name": "Hull", "due_date": "2031-05-01", "fee": {"amount": "900.00", "currency": "EUR"}},
             {"name": "Mast", "due_date": "2031-06-01", "fee": {"amount": "100.00", "currency": "EUR"}}]\
            """);

        assertEquals(REPROMPTED, refused.kind());
        assertEquals("deliverable 2, Due date: A due date cannot lie in the past.", refused.said());
        assertEquals("expenses", taken.question().id());
        assertEquals("\"Mast\"", ann.answer("deliverables.2.name").toString());
        assertEquals("false", ann.answer("deliverables.2.more").toString());
    }

    @Test
    void none_of_several_is_as_good_as_left_out() {
        var ann = Conversation.about("service-agreement");
        ann.says(Stream.of(SERVICES_BY_THE_HOUR).limit(10).toArray(String[]::new));

        assertEquals("liability_cap", ann.says("none of them").question().id());
    }

    @Test
    void the_first_words_choose_the_template() {
        var came = Conversation.aboutNothingYet().says("I need an NDA");

        assertEquals("mutual-nda", came.templateId());
        assertEquals(1, came.templateVersion());
        assertEquals("first_party", came.question().id());
    }

    @Test
    void where_the_first_words_choose_none_it_asks_which() {
        var ann = Conversation.aboutNothingYet();

        var asked = ann.says("Good morning");
        var chosen = ann.says("The service agreement, please");

        assertEquals(REPROMPTED, asked.kind());
        assertEquals(
                "Which document do you need: Employment contract, Mutual non-disclosure agreement, Service agreement?",
                asked.said());
        assertEquals("service-agreement", chosen.templateId());
        assertEquals("client", chosen.question().id());
    }

    @Test
    void prefilled_answers_are_checked_and_kept_by_path() {
        var filled = prefill("""
            {"fee_basis": "by the hour", "client": "Acme Ltd", "payment_days": 14}\
            """).as(Prefill.class);

        assertEquals(
                Conversation.json("{\"client\": \"Acme Ltd\", \"fee_basis\": \"hourly\", \"payment_days\": 14}"),
                filled.values());
    }

    @Test
    void what_is_known_of_a_question_that_may_be_asked_later_is_kept_and_of_one_that_will_not_is_left_out() {
        var rate = "{\"hourly_rate\": {\"amount\": \"95.00\", \"currency\": \"EUR\"}}";
        var kept = prefill(rate).as(Prefill.class);
        var left = prefill("{\"fee_basis\": \"fixed\", " + rate.substring(1)).as(Prefill.class);

        assertEquals(Conversation.json(rate), kept.values());
        assertEquals(Conversation.json("{\"fee_basis\": \"fixed\"}"), left.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "no", "nothing", "n/a"})
    void nothing_is_no_word_for_a_default(String words) {
        var ann = Conversation.about("mutual-nda");
        ann.says("Acme Ltd", "Ann Lee");

        assertEquals(REPROMPTED, ann.says(words).kind());
        assertEquals("companies", ann.asked());
        assertEquals("first_email", ann.says("both are individuals").question().id());
        assertEquals("\"neither\"", ann.answer("companies").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"colour\": \"blue\"}", "{\"payment_days\": 1}", "{\"start_date\": true}", "[]"})
    void prefilled_answers_of_no_use_are_refused(String values) {
        assertEquals(400, prefill(values).statusCode());
    }

    private static Response prefill(String values) {
        return Gateway.signed()
                .body(new Prefill("service-agreement", Conversation.json(values)))
                .post("/internal/v1/interviews/prefill");
    }
}
