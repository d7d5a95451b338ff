package dev.parley.gateway.protocol.parley;

import static dev.parley.gateway.protocol.parley.ParleyJson.id;
import static dev.parley.gateway.protocol.parley.ParleyJson.list;
import static dev.parley.gateway.protocol.parley.ParleyJson.number;
import static dev.parley.gateway.protocol.parley.ParleyJson.object;
import static dev.parley.gateway.protocol.parley.ParleyJson.text;
import static dev.parley.gateway.protocol.parley.ParleyJson.time;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.document.TurnOutcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The objects and events of parley.v1 that are about documents. A field without a value is left out.
final class DocumentJson {
    private DocumentJson() {}

    static void template(JsonGenerator out, TemplateView template) throws IOException {
        text(out, "id", template.id());
        out.writeNumberField("version", template.version());
        text(out, "title", template.title());
        text(out, "description", template.description());
        json(out, "questions", template.questions());
    }

    static void session(JsonGenerator out, DocumentSessionView session) throws IOException {
        id(out, "id", session.id());
        text(out, "template_id", session.templateId());
        number(out, "template_version", session.templateVersion());
        text(out, "status", session.status().wire());
        out.writeBooleanField("review", session.review());
        out.writeNumberField("turn", session.turn());
        out.writeBooleanField("pending", session.pending() != null);
        if (session.outcome() != null && (session.status() == SessionStatus.ACTIVE || session.asks())) {
            asked(out, session.outcome());
        }
        json(out, "answers", session.answers());
        if (session.history() != null) {
            list(out, "history", session.history(), (json, said) -> {
                text(json, "role", said.role());
                text(json, "content", said.content());
                time(json, "at", said.timestamp());
            });
        }
        text(out, "document_id", session.documentId());
        number(out, "document_version", session.documentVersion());
        time(out, "created_at", session.createdAt());
        time(out, "updated_at", session.updatedAt());
    }

    /// Null where nothing has come of anything yet.
    static byte @Nullable [] turned(DocumentSessionView session) {
        if (session.status() == SessionStatus.COMPLETED && !session.asks()) {
            return JsonFrame.of(out -> {
                out.writeStringField("type", "document.completed");
                id(out, "session_id", session.id());
                out.writeNumberField("turn", session.turn());
                text(out, "document_id", session.documentId());
                number(out, "document_version", session.documentVersion());
            });
        }
        var outcome = session.outcome();
        if (outcome == null || outcome.question() == null) {
            return null;
        }
        var asks = outcome.kind() == TurnOutcome.Kind.ASKED;
        return JsonFrame.of(out -> {
            out.writeStringField("type", asks ? "document.asked" : "document.reprompted");
            id(out, "session_id", session.id());
            out.writeNumberField("turn", session.turn());
            if (!asks) {
                text(out, "message", outcome.said());
                out.writeNumberField(
                        "remaining_attempts", outcome.kind() == TurnOutcome.Kind.EXITED ? 0 : outcome.attempts());
            }
            asked(out, outcome);
        });
    }

    private static void asked(JsonGenerator out, TurnOutcome outcome) throws IOException {
        if (outcome.question() != null) {
            object(out, "question", outcome.question(), DocumentJson::question);
        }
        object(out, "progress", outcome, (json, at) -> {
            json.writeNumberField("answered", at.answeredQuestionIds().size());
            json.writeNumberField("total", at.total());
        });
        out.writeArrayFieldStart("answered_question_ids");
        for (var answered : outcome.answeredQuestionIds()) {
            out.writeString(answered);
        }
        out.writeEndArray();
    }

    private static void question(JsonGenerator out, AskedQuestion question) throws IOException {
        text(out, "id", question.id());
        text(out, "type", question.type());
        text(out, "text", question.prompt());
        text(out, "help", question.help());
        if (question.required() != null) {
            out.writeBooleanField("required", question.required());
        }
        if (question.choices() != null) {
            list(out, "choices", question.choices(), (json, choice) -> {
                text(json, "value", choice.value());
                text(json, "label", choice.label());
            });
        }
        text(out, "currency", question.currency());
        json(out, "value", question.value());
        if (question.summary() != null) {
            list(out, "summary", question.summary(), (json, answered) -> {
                text(json, "question_id", answered.questionId());
                text(json, "label", answered.label());
                text(json, "text", answered.text());
            });
        }
    }

    private static void json(JsonGenerator out, String name, @Nullable JsonNode value) throws IOException {
        if (value != null && !value.isNull()) {
            ParleyJson.json(out, name, value.toString());
        }
    }
}
