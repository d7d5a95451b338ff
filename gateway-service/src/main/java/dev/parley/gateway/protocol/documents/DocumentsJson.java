package dev.parley.gateway.protocol.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TurnOutcome;
import java.io.IOException;

/// The frames of the documents dialect.
final class DocumentsJson {
    private DocumentsJson() {}

    private static byte[] frame(String type, JsonFrame.Fields fields) {
        return JsonFrame.of(out -> {
            out.writeStringField("type", type);
            fields.write(out);
        });
    }

    /// One that is gone on with says beyond its history what is being asked.
    static byte[] resumed(DocumentSessionView session, boolean isNew) {
        return frame("session_resumed", out -> {
            out.writeStringField("sessionId", session.id().toString());
            out.writeArrayFieldStart("history");
            for (var said : session.history()) {
                out.writeStartObject();
                out.writeStringField("role", said.role());
                out.writeStringField("content", said.content());
                out.writeStringField("timestamp", WireTime.of(said.timestamp()));
                out.writeEndObject();
            }
            out.writeEndArray();
            if (!isNew && session.outcome() != null && session.outcome().question() != null) {
                question(out, session.outcome());
            }
        });
    }

    static byte[] asked(DocumentSessionView session) {
        return frame("next_question", out -> {
            out.writeStringField("sessionId", session.id().toString());
            question(out, session.outcome());
        });
    }

    private static void question(JsonGenerator out, TurnOutcome outcome) throws IOException {
        out.writeObjectFieldStart("question");
        out.writeStringField("id", outcome.question().id());
        out.writeStringField("text", outcome.question().text());
        out.writeEndObject();
        out.writeArrayFieldStart("answeredQuestionIds");
        for (var id : outcome.answeredQuestionIds()) {
            out.writeString(id);
        }
        out.writeEndArray();
    }

    static byte[] reprompted(DocumentSessionView session) {
        return frame("guardrail_reprompt", out -> {
            out.writeStringField("message", session.outcome().said());
            out.writeNumberField("remainingAttempts", session.outcome().attempts());
        });
    }

    static byte[] exited(DocumentSessionView session) {
        return frame(
                "guardrail_exit",
                out -> out.writeStringField("message", session.outcome().said()));
    }

    static byte[] completed(DocumentSessionView session) {
        return frame("session_complete", out -> {
            out.writeStringField("sessionId", session.id().toString());
            out.writeStringField("documentId", session.documentId());
        });
    }

    static byte[] error(String message) {
        return frame("error", out -> out.writeStringField("message", message));
    }
}
