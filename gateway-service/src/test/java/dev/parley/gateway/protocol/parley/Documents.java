package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.document.TurnOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The way back from an example frame about documents.
final class Documents {
    private Documents() {}

    static List<TemplateView> templates(JsonNode frame) {
        var templates = new ArrayList<TemplateView>();
        frame.path("templates")
                .forEach(each -> templates.add(new TemplateView(
                        each.path("id").asText(),
                        each.path("version").asInt(),
                        each.path("title").asText(),
                        each.path("description").asText(),
                        each.path("questions"),
                        null,
                        null,
                        null)));
        return templates;
    }

    static DocumentSessionView session(JsonNode session) {
        var history = new ArrayList<HistoryEntry>();
        session.path("history")
                .forEach(said -> history.add(new HistoryEntry(
                        said.path("role").asText(),
                        said.path("content").asText(),
                        Instant.parse(said.path("at").asText()))));
        return DocumentSessionView.builder()
                .id(UUID.fromString(session.path("id").asText()))
                .templateId(session.path("template_id").asText())
                .templateVersion(session.path("template_version").asInt())
                .status(SessionStatus.of(session.path("status").asText()))
                .review(session.path("review").asBoolean())
                .turn(session.path("turn").asInt())
                .history(history)
                .answers(session.path("answers"))
                .outcome(outcome(session, TurnOutcome.Kind.ASKED))
                .documentId(session.path("document_id").textValue())
                .documentVersion(version(session))
                .createdAt(Instant.parse(session.path("created_at").asText()))
                .updatedAt(Instant.parse(session.path("updated_at").asText()))
                .build();
    }

    static DocumentSessionView event(JsonNode frame) {
        var kind = switch (frame.path("type").asText()) {
            case "document.asked" -> TurnOutcome.Kind.ASKED;
            case "document.reprompted" -> TurnOutcome.Kind.REPROMPTED;
            default -> TurnOutcome.Kind.COMPLETED;
        };
        var completed = kind == TurnOutcome.Kind.COMPLETED;
        return DocumentSessionView.builder()
                .id(UUID.fromString(frame.path("session_id").asText()))
                .status(completed ? SessionStatus.COMPLETED : SessionStatus.ACTIVE)
                .review(true)
                .turn(frame.path("turn").asInt())
                .outcome(completed ? null : outcome(frame, kind))
                .documentId(frame.path("document_id").textValue())
                .documentVersion(version(frame))
                .build();
    }

    private static Integer version(JsonNode at) {
        return at.has("document_version") ? at.path("document_version").asInt() : null;
    }

    private static TurnOutcome outcome(JsonNode at, TurnOutcome.Kind kind) {
        var answered = new ArrayList<String>();
        at.path("answered_question_ids").forEach(id -> answered.add(id.asText()));
        return new TurnOutcome(
                kind,
                at.path("message").textValue(),
                question(at.path("question")),
                null,
                answered,
                at.path("progress").path("total").asInt(),
                at.path("remaining_attempts").asInt(),
                null,
                null,
                null);
    }

    private static AskedQuestion question(JsonNode question) {
        var choices = new ArrayList<AskedQuestion.Option>();
        question.path("choices")
                .forEach(each -> choices.add(new AskedQuestion.Option(
                        each.path("value").asText(), each.path("label").asText())));
        return new AskedQuestion(
                question.path("id").asText(),
                null,
                question.path("text").asText(),
                null,
                question.path("type").asText(),
                question.path("required").asBoolean(),
                choices,
                null,
                null,
                null);
    }
}
