package dev.parley.ai.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.fake.Gateway;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.test.Await;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = FakeAiService.class, restrictToAnnotatedClass = true)
class AiServiceTest {
    private static final String NEXT =
            "{\"status\":\"in_progress\",\"nextQuestion\":{\"id\":\"q2\",\"text\":\"And who else?\"},\"answeredQuestionIds\":[\"q1\"]}";
    private static final String AWAY = "Could not connect to the AI service. Please try again in a moment.";
    private static final String FAILED = "Failed to get next question. Please try again.";

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final List<HistoryEntry> HISTORY =
            List.of(new HistoryEntry(HistoryEntry.AI, "Who?", NOW), new HistoryEntry(HistoryEntry.USER, "Ann", NOW));

    FakeAiService service;

    /// What went wrong before is forgotten by the breaker after a while.
    @BeforeEach
    void itIsThere() {
        service.answers(200, NEXT);
        Await.until(() -> says("hello").statusCode() == 200);
        service.answers(200, NEXT);
    }

    @Test
    void it_is_asked_as_the_contract_has_it() throws JsonProcessingException {
        says("Ann");

        var asked = service.asked().getFirst();
        var body = new ObjectMapper().readTree(asked.body());
        assertEquals("/v1/chat/next-question", asked.path());
        assertEquals("Bearer the-key", asked.authorization());
        assertEquals("Ann", body.path("message").asText());
        assertEquals("nda", body.path("templateId").asText());
        assertEquals("q1", body.path("answeredQuestionIds").path(0).asText());
        assertEquals("ai", body.path("history").path(0).path("role").asText());
        assertTrue(body.has("sessionId") && body.has("userId"));
        assertEquals(body.path("sessionId").asText() + "-3", asked.key());
    }

    @Test
    void it_is_told_the_history_also_where_the_turn_comes_without() throws JsonProcessingException {
        var turn = new PersonTurn(PersonTurn.Kind.ANSWER, null, "Ann", null, null, null);
        var id = UUID.randomUUID();
        service.isStored(id, HISTORY);

        says(session(id, turn, null));

        var history =
                new ObjectMapper().readTree(service.asked().getFirst().body()).path("history");
        assertEquals("Who?", history.path(0).path("content").asText());
        assertEquals("Ann", history.path(1).path("content").asText());
    }

    @Test
    void its_question_is_asked() {
        var outcome = says("Ann").as(TurnOutcome.class);

        assertEquals(TurnOutcome.Kind.ASKED, outcome.kind());
        assertEquals("And who else?", outcome.question().text());
        assertEquals(List.of("q1"), outcome.answeredQuestionIds());
        assertEquals("Ann", outcome.answers().path("q1").asText());
    }

    @Test
    void its_document_completes_the_session() {
        service.answers(
                200,
                "{\"status\":\"complete\",\"answeredQuestionIds\":[],\"documentId\":\"d-7\",\"document\":{\"title\":\"NDA\",\"content\":\"# NDA\"}}");

        var outcome = says("Ann").as(TurnOutcome.class);

        assertEquals(new TurnOutcome.NewDocument("NDA", "# NDA", "d-7"), outcome.document());
    }

    @Test
    void one_that_fails_counts_as_away() {
        service.answers(500, "");
        refused(AWAY);
        service.answers(401, "");
        refused(AWAY);
    }

    @Test
    void one_that_is_too_slow_counts_as_away() {
        service.delayMillis = 2_000;

        refused(AWAY);
        assertEquals(1, service.asked().size(), "what may have arrived is not sent again");
    }

    @Test
    void one_that_is_gone_is_away_and_back_when_it_is_back() {
        service.goesAway();
        refused(AWAY);
        service.listen();

        Await.until(() -> says("Ann").statusCode() == 200);
    }

    @Test
    void an_answer_of_no_use_is_told_as_such() {
        service.answers(200, "not json");
        refused(FAILED);
        service.answers(200, "{\"status\":\"in_progress\"}");
        refused(FAILED);
        service.answers(200, "{\"status\":\"error\",\"error\":{\"message\":\"secret\"}}");
        refused(FAILED);
        service.answers(404, "{}");
        refused(FAILED);
    }

    @Test
    void one_that_keeps_failing_is_left_alone_for_a_while() {
        service.answers(503, "");

        for (var i = 0; i < 20; i++) {
            refused(AWAY);
        }

        assertTrue(service.asked().size() < 20, () -> service.asked().size() + " requests");
    }

    @Test
    void its_answers_cannot_be_revised() {
        var refusal = says(new PersonTurn(PersonTurn.Kind.REVISE, null, null, "q1", null, null));

        assertEquals(409, refusal.statusCode());
    }

    private void refused(String text) {
        var response = says("Ann");
        assertEquals(503, response.statusCode());
        assertEquals("ai_unavailable", response.path("code"));
        assertEquals(text, response.path("detail"));
    }

    private static Response says(String words) {
        return says(new PersonTurn(PersonTurn.Kind.ANSWER, null, words, null, null, null));
    }

    private static Response says(PersonTurn turn) {
        return says(session(UUID.randomUUID(), turn, HISTORY));
    }

    private static Response says(DocumentSessionView session) {
        return Gateway.signed().body(session).post("/internal/v1/interviews/turns");
    }

    private static DocumentSessionView session(UUID id, PersonTurn turn, List<HistoryEntry> history) {
        var outcome = new TurnOutcome(
                TurnOutcome.Kind.ASKED,
                "Who?",
                AskedQuestion.words("q1", "Who?"),
                null,
                List.of("q1"),
                1,
                1,
                null,
                null,
                null);
        return DocumentSessionView.builder()
                .id(id)
                .userId(UUID.randomUUID())
                .templateId("nda")
                .templateVersion(1)
                .status(SessionStatus.ACTIVE)
                .turn(3)
                .history(history)
                .answers(new ObjectMapper().createObjectNode())
                .pending(turn)
                .outcome(outcome)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }
}
