package dev.parley.gateway.protocol.documents;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TurnOutcome;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            for (var said : Objects.requireNonNull(session.history())) { // It is left out of turns alone.
                out.writeStartObject();
                out.writeStringField("role", said.role());
                out.writeStringField("content", said.content());
                out.writeStringField("timestamp", WireTime.of(said.timestamp()));
                out.writeEndObject();
            }
            out.writeEndArray();
            var outcome = session.outcome();
            if (!isNew && outcome != null && outcome.question() != null) {
                question(out, outcome, outcome.question());
            }
        });
    }

    static byte[] asked(UUID session, TurnOutcome outcome) {
        return frame("next_question", out -> {
            out.writeStringField("sessionId", session.toString());
            question(out, outcome, Objects.requireNonNull(outcome.question()));
        });
    }

    private static void question(JsonGenerator out, TurnOutcome outcome, AskedQuestion asked) throws IOException {
        out.writeObjectFieldStart("question");
        out.writeStringField("id", asked.id());
        out.writeStringField("text", asked.text());
        out.writeEndObject();
        out.writeArrayFieldStart("answeredQuestionIds");
        for (var id : outcome.answeredQuestionIds()) {
            out.writeString(id);
        }
        out.writeEndArray();
    }

    static byte[] reprompted(TurnOutcome outcome) {
        return frame("guardrail_reprompt", out -> {
            out.writeStringField("message", outcome.said());
            out.writeNumberField("remainingAttempts", outcome.attempts());
        });
    }

    static byte[] exited(TurnOutcome outcome) {
        return frame("guardrail_exit", out -> out.writeStringField("message", outcome.said()));
    }

    static byte[] completed(DocumentSessionView session) {
        return frame("session_complete", out -> {
            out.writeStringField("sessionId", session.id().toString());
            out.writeStringField("documentId", session.documentId());
        });
    }

    static byte[] error(@Nullable String message) {
        return frame("error", out -> out.writeStringField("message", message));
    }
}
