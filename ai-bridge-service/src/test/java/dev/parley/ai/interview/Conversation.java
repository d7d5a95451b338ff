package dev.parley.ai.interview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.fake.Gateway;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TurnOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A person in a document session, with all that stands between the person and the interviewer: it keeps the session
/// as session-service does, and puts each turn as a gateway does.
final class Conversation {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private DocumentSessionView session;
    private DocumentSessionView put;

    /// `template` null: the first words choose one.
    private Conversation(String template, boolean review, JsonNode known) {
        session = DocumentSessionView.builder()
                .id(UUID.randomUUID())
                .userId(UUID.randomUUID())
                .templateId(template)
                .templateVersion(template == null ? null : 1)
                .status(SessionStatus.ACTIVE)
                .review(review)
                .history(List.of())
                .answers(known)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }

    static Conversation about(String template) {
        return begun(new Conversation(template, false, json("{}")));
    }

    /// With answers that are known before the first question.
    static Conversation knowing(String template, JsonNode known) {
        return begun(new Conversation(template, false, known));
    }

    static Conversation reviewed(String template) {
        return begun(new Conversation(template, true, json("{}")));
    }

    static Conversation aboutNothingYet() {
        return new Conversation(null, false, json("{}"));
    }

    private static Conversation begun(Conversation conversation) {
        conversation.turn(new PersonTurn(PersonTurn.Kind.BEGIN, null, null, null, null, null));
        return conversation;
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// One after the other; what comes of the last.
    TurnOutcome says(String... words) {
        TurnOutcome came = null;
        for (var each : words) {
            came = turn(new PersonTurn(PersonTurn.Kind.ANSWER, null, each, null, null, null));
        }
        return came;
    }

    /// A value of a client that knows the type, to what is being asked.
    TurnOutcome types(String value) {
        return types(asked(), value);
    }

    TurnOutcome types(String question, String value) {
        return turn(new PersonTurn(PersonTurn.Kind.ANSWER, null, value, question, json(value), null));
    }

    TurnOutcome revises(String question) {
        return turn(new PersonTurn(PersonTurn.Kind.REVISE, null, null, question, null, null));
    }

    String asked() {
        return session.outcome().question().id();
    }

    JsonNode answers() {
        return session.answers();
    }

    JsonNode answer(String path) {
        return session.answers().path(path);
    }

    /// What came of the last turn.
    TurnOutcome last() {
        return session.outcome();
    }

    private TurnOutcome turn(PersonTurn turn) {
        put = with(session, session.outcome(), session.answers(), turn, turn.content(), HistoryEntry.USER);
        var came = again();
        session = with(put, settled(came), came.answers(), null, came.said(), HistoryEntry.AI);
        return came;
    }

    /// What comes of the last turn if it is put once more.
    TurnOutcome again() {
        return Gateway.signed()
                .body(put)
                .post("/internal/v1/interviews/turns")
                .then()
                .statusCode(200)
                .extract()
                .as(TurnOutcome.class);
    }

    private static TurnOutcome settled(TurnOutcome came) {
        return new TurnOutcome(
                came.kind(),
                came.said(),
                came.question(),
                null,
                came.answeredQuestionIds(),
                came.total(),
                came.attempts(),
                came.templateId(),
                came.templateVersion(),
                null);
    }

    private static DocumentSessionView with(
            DocumentSessionView was,
            TurnOutcome outcome,
            JsonNode answers,
            PersonTurn pending,
            String said,
            String role) {
        var history = new ArrayList<>(was.history());
        if (said != null) {
            history.add(new HistoryEntry(role, said, NOW));
        }
        var isChosen = was.templateId() == null && outcome != null && outcome.templateId() != null;
        return DocumentSessionView.builder()
                .id(was.id())
                .userId(was.userId())
                .templateId(isChosen ? outcome.templateId() : was.templateId())
                .templateVersion(isChosen ? outcome.templateVersion() : was.templateVersion())
                .status(was.status())
                .review(was.review())
                .turn(was.turn() + 1)
                .history(history)
                .answers(answers == null ? was.answers() : answers)
                .pending(pending)
                .outcome(outcome)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }
}
