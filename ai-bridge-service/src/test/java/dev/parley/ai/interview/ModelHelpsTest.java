package dev.parley.ai.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.FakeOpenAi;
import dev.parley.ai.fake.Surroundings;
import dev.parley.session.contract.document.TurnOutcome.Kind;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The built-in interviewer with a model at its side.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(ModelHelps.class)
class ModelHelpsTest {
    private static final String TO_TAKE_OUT = "You take the answer";

    Surroundings surroundings;

    @BeforeEach
    void itIsThere() {
        surroundings.calm();
        model("NONE", "");
    }

    @Test
    void a_name_is_taken_out_of_its_sentence() {
        model("Acme Ltd", "");
        var conversation = Conversation.about("service-agreement");

        var came = conversation.says("The client, that would be acme Ltd I think.");

        assertEquals("Acme Ltd", conversation.answer("client").asText());
        assertEquals("provider", came.question().id());
        assertTrue(came.question().text().startsWith("Understood: Acme Ltd\n"), came.question()::text);
        assertEquals(came.question().text(), came.said());
        assertEquals("What is the full name of the provider?", came.question().prompt());
    }

    @Test
    void a_name_nobody_has_said_is_not_taken() {
        model("Acme Ltd", "");
        var conversation = Conversation.about("service-agreement");

        conversation.says("That boat firm of ours");

        assertEquals("That boat firm of ours", conversation.answer("client").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "When the lease of the old yard has run out, 2031-03-31, 2031-03-31",
        "Drei Tage vor Weihnachten 2031, 21 December 2031, 2031-12-21"
    })
    void what_the_interviewer_does_not_understand_the_model_may(String words, String extracted, String stored) {
        var conversation = atTheStartDate();
        model(extracted, "");

        assertEquals("fee_basis", conversation.says(words).question().id());
        assertEquals(stored, conversation.answer("start_date").asText());
    }

    @Test
    void what_the_interviewer_understands_is_not_shown_to_the_model() {
        var conversation = atTheStartDate();
        model("2001-01-01", "");

        conversation.says("3 March 2031");

        assertEquals("2031-03-03", conversation.answer("start_date").asText());
        assertTrue(surroundings.openAi.requests.stream().noneMatch(ModelHelpsTest::isToTakeOut));
    }

    @Test
    void words_of_a_client_that_knows_the_types_are_words() {
        var conversation = atTheStartDate();
        model("2031-12-21", "");

        conversation.types("\"drei Tage vor Weihnachten 2031\"");

        assertEquals("2031-12-21", conversation.answer("start_date").asText());
    }

    @Test
    void what_a_client_has_typed_is_not_shown_to_the_model() {
        var conversation = atTheStartDate();

        assertEquals(Kind.REPROMPTED, conversation.types("{\"no\":\"date\"}").kind());
        assertTrue(surroundings.openAi.requests.stream().noneMatch(ModelHelpsTest::isToTakeOut));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NONE", "in spring", "2031-02-31", "2031-03-31\nand that is certain", "2031-03-31 or 2031-04-30"
            })
    void what_is_no_date_to_us_is_none_whatever_the_model_says(String extracted) {
        var conversation = atTheStartDate();
        model(extracted, "");

        assertEquals(Kind.REPROMPTED, conversation.says("soon, I hope").kind());
        assertFalse(conversation.last().said().contains("Understood"));
    }

    @Test
    void the_model_is_told_the_question_its_type_and_the_day() {
        var conversation = atTheStartDate();
        surroundings.openAi.requests.clear();

        conversation.says("soon, I hope");

        var asked = surroundings.openAi.requests.stream()
                .filter(ModelHelpsTest::isToTakeOut)
                .findFirst()
                .orElseThrow()
                .body()
                .path("messages");
        assertTrue(asked.path(0).path("content").asText().contains("On which date do the services start?"));
        assertTrue(asked.path(0).path("content").asText().contains("a date as YYYY-MM-DD; today is 2"));
        assertEquals("soon, I hope", asked.path(1).path("content").asText());
    }

    @Test
    void a_question_is_asked_in_the_models_words_with_its_choices_as_they_are() {
        var conversation = atTheStartDate();
        model("NONE", "Wie werden die Leistungen bezahlt?");

        var came = conversation.says("3 March 2031");

        assertEquals("Wie werden die Leistungen bezahlt?", came.question().prompt());
        assertTrue(
                came.question().text().startsWith("Wie werden die Leistungen bezahlt?\n1. Fixed fees for deliverables"),
                came.question()::text);
        assertEquals(came.question().text(), came.said());
    }

    @Test
    void too_many_words_are_not_taken() {
        var conversation = atTheStartDate();
        model("NONE", "blah ".repeat(200));

        assertEquals(
                "How are the services paid for?",
                conversation.says("3 March 2031").question().prompt());
    }

    @Test
    void a_model_that_is_silent_slow_or_gone_changes_nothing() {
        var conversation = atTheStartDate();

        surroundings.openAi.behaviour = response -> {}; // For ever.
        assertEquals(Kind.REPROMPTED, conversation.says("soon, I hope").kind());
        surroundings.openAi.behaviour = response -> response.setStatusCode(500).end();
        assertEquals(Kind.REPROMPTED, conversation.says("soon, I hope").kind());
        surroundings.openAi.stop();
        assertEquals(
                "How are the services paid for?",
                conversation.says("3 March 2031").question().prompt());
    }

    private Conversation atTheStartDate() {
        var conversation = Conversation.about("service-agreement");
        conversation.says("Acme Ltd", "Ann Lee", "Builds a boat and paints it blue.");
        assertEquals("start_date", conversation.asked());
        return conversation;
    }

    private static boolean isToTakeOut(FakeOpenAi.Asked asked) {
        return asked.body().at("/messages/0/content").asText().startsWith(TO_TAKE_OUT);
    }

    /// Blank: it has nothing to say.
    private void model(String extracted, String phrased) {
        surroundings.openAi.requests.clear();
        surroundings.openAi.behaviour = response -> {
            var asked = surroundings.openAi.requests.toArray(FakeOpenAi.Asked[]::new);
            FakeOpenAi.begin(response);
            FakeOpenAi.say(response, isToTakeOut(asked[asked.length - 1]) ? extracted : phrased);
            FakeOpenAi.finish(response);
        };
    }
}
