package dev.parley.session.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.DocumentView;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.OpenedSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionHistory;
import dev.parley.session.contract.document.SessionStep;
import dev.parley.session.contract.document.SessionStepBatch;
import dev.parley.session.contract.document.SessionStepOutcome;
import dev.parley.session.contract.document.SessionStepResult;
import dev.parley.session.contract.document.TemplateList;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.signin.SignIn;
import dev.parley.session.support.ServiceHttp;
import dev.parley.session.support.Session;
import java.util.List;
import java.util.UUID;

/// What tests do with documents, as one person.
record Paper(UUID person, Session session) {
    static Paper of(UUID person) {
        return new Paper(person, Session.of(person));
    }

    static Paper ofAdmin() {
        var subject = UUID.randomUUID().toString();
        var admin = Session.service()
                .signIn(SignIn.builder()
                        .issuer("tests")
                        .subject(subject)
                        .name(subject)
                        .role("admin")
                        .build());
        return of(admin.person().id());
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) ServiceHttp.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ObjectNode note(String id) {
        return json("""
                {"title": "Note", "description": "A note", "questions": [{"id": "text", "text": "What?"}],
                 "body": ["# Note", "", "{text}"]}
                """).put("id", id);
    }

    TemplateView imports(JsonNode template) {
        return session.send(
                "PUT", "/internal/v1/document-templates/" + template.path("id").asText(), template, TemplateView.class);
    }

    void withdraws(String template) {
        session.send("DELETE", "/internal/v1/document-templates/" + template, null, Void.class);
    }

    List<TemplateView> templates() {
        return session.send("GET", "/internal/v1/document-templates", null, TemplateList.class)
                .templates();
    }

    TemplateView template(String id, int version) {
        return session.send(
                "GET", "/internal/v1/document-templates/" + id + "/versions/" + version, null, TemplateView.class);
    }

    OpenedSession opens(OpenSession open) {
        return session.send("POST", "/internal/v1/document-sessions/open", open, OpenedSession.class);
    }

    OpenedSession opens(String template, UUID holder) {
        return opens(new OpenSession(UUID.randomUUID(), template, holder, false, false, null));
    }

    DocumentSessionView looksAt(UUID id) {
        return session.send("GET", "/internal/v1/document-sessions/" + id, null, DocumentSessionView.class);
    }

    SessionStep saying(UUID id, String key, String content, UUID holder) {
        return SessionStep.turn(person, id, new PersonTurn(PersonTurn.Kind.ANSWER, key, content, null, null, holder));
    }

    /// A value of a client that knows the type.
    SessionStep typing(UUID id, String key, String question, JsonNode value) {
        var words = value.isTextual() ? value.asText() : value.toString();
        return SessionStep.turn(person, id, new PersonTurn(PersonTurn.Kind.ANSWER, key, words, question, value, null));
    }

    SessionStep revising(UUID id, String question) {
        return SessionStep.turn(person, id, new PersonTurn(PersonTurn.Kind.REVISE, null, null, question, null, null));
    }

    SessionStep givingUp(UUID id, int turn) {
        return SessionStep.givenUp(person, id, turn);
    }

    SessionStep hearing(UUID id, int turn, TurnOutcome outcome) {
        return SessionStep.outcome(person, id, turn, outcome);
    }

    DocumentSessionView says(UUID id, String key, String content, UUID holder) {
        return takes(saying(id, key, content, holder)).getFirst().get();
    }

    DocumentSessionView hears(UUID id, int turn, TurnOutcome outcome) {
        return takes(hearing(id, turn, outcome)).getFirst().get();
    }

    /// A gateway takes these at once, whosever they are.
    static List<SessionStepOutcome> takes(SessionStep... steps) {
        return Session.service()
                .send(
                        "POST",
                        "/internal/v1/document-sessions/steps",
                        new SessionStepBatch(List.of(steps)),
                        SessionStepResult.class)
                .outcomes();
    }

    SessionHistory history(UUID id) {
        return session.send("GET", "/internal/v1/document-sessions/" + id + "/history", null, SessionHistory.class);
    }

    DocumentView reads(String document) {
        return session.send("GET", "/internal/v1/documents/" + document, null, DocumentView.class);
    }

    static TurnOutcome asked(String question) {
        return asked(question, json("{}"));
    }

    static TurnOutcome asked(String question, JsonNode answers) {
        return new TurnOutcome(
                TurnOutcome.Kind.ASKED,
                question,
                AskedQuestion.words("text", question),
                answers,
                List.of(),
                1,
                3,
                null,
                null,
                null);
    }

    static TurnOutcome completed(String text) {
        return new TurnOutcome(
                TurnOutcome.Kind.COMPLETED,
                null,
                null,
                json("{}").put("text", text),
                List.of("text"),
                1,
                3,
                null,
                null,
                new TurnOutcome.NewDocument("Note", "# Note\n\n" + text, null));
    }
}
