package dev.parley.gateway.protocol.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TurnOutcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is told of a document session that has its document.
class DocumentJsonTest {
    private static final AskedQuestion QUESTION = AskedQuestion.words("first_party", "Who is the first party?");

    @Test
    void oneThatIsRevisedTellsWhatIsAskedAndKeepsItsDocument() throws IOException {
        var revised = completed(TurnOutcome.Kind.ASKED, QUESTION);

        var session = session(revised);
        assertEquals("completed", session.path("status").asText());
        assertEquals("first_party", session.path("question").path("id").asText());
        assertEquals("d-1", session.path("document_id").asText());
        assertEquals(1, session.path("document_version").asInt());
        var event = event(revised);
        assertEquals("document.asked", event.path("type").asText());
        assertEquals("first_party", event.path("question").path("id").asText());
    }

    @Test
    void oneThatIsFinishedTellsItsDocumentAndAsksNothing() throws IOException {
        var finished = completed(TurnOutcome.Kind.COMPLETED, null);

        assertFalse(session(finished).has("question"));
        var event = event(finished);
        assertEquals("document.completed", event.path("type").asText());
        assertEquals(9, event.path("turn").asInt());
        assertEquals("d-1", event.path("document_id").asText());
        assertEquals(1, event.path("document_version").asInt());
    }

    @Test
    void oneWithoutADocumentHasNoVersionOfIt() throws IOException {
        var begun = DocumentSessionView.builder()
                .id(UUID.randomUUID())
                .status(SessionStatus.ACTIVE)
                .outcome(outcome(TurnOutcome.Kind.ASKED, QUESTION))
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .build();

        assertFalse(session(begun).has("document_version"));
        assertTrue(session(begun).has("question"));
    }

    private static DocumentSessionView completed(TurnOutcome.Kind kind, AskedQuestion question) {
        return DocumentSessionView.builder()
                .id(UUID.randomUUID())
                .status(SessionStatus.COMPLETED)
                .review(true)
                .turn(9)
                .outcome(outcome(kind, question))
                .documentId("d-1")
                .documentVersion(1)
                .createdAt(Instant.EPOCH)
                .updatedAt(Instant.EPOCH)
                .build();
    }

    private static TurnOutcome outcome(TurnOutcome.Kind kind, AskedQuestion question) {
        return new TurnOutcome(kind, null, question, null, List.of(), 1, 3, null, null, null);
    }

    private static JsonNode session(DocumentSessionView session) throws IOException {
        return new ObjectMapper().readTree(JsonFrame.object(out -> DocumentJson.session(out, session)));
    }

    private static JsonNode event(DocumentSessionView session) throws IOException {
        return new ObjectMapper().readTree(TextFrame.text(DocumentJson.turned(session)));
    }
}
