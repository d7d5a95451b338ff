package dev.parley.session.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A finished document whose answers are changed: its session makes another version of it.
@SessionTest
class DocumentRevisionTest {
    @Inject
    Expiry expiry;

    Postgres postgres;

    private final Paper alice = Paper.of(Session.somebody());
    private final String template = "note-" + UUID.randomUUID();
    private UUID id;
    private DocumentSessionView finished;

    @BeforeEach
    void aDocumentIsFinished() {
        Paper.ofAdmin().imports(Paper.note(template));
        id = alice.opens(template, null).session().id();
        alice.hears(id, 1, Paper.asked("What?"));
        finished = alice.hears(id, alice.says(id, "1", "This", null).turn(), Paper.completed("This"));
    }

    @Test
    void anotherVersionOfItIsMadeAndTheOneBeforeCanStillBeRead() {
        asksAgain();

        var again = alice.hears(id, answers("That").turn(), Paper.completed("That"));

        assertEquals(1, finished.documentVersion());
        assertEquals(2, again.documentVersion());
        assertEquals(SessionStatus.COMPLETED, again.status());
        assertEquals("# Note\n\nThat", alice.reads(again.documentId()).content());
        assertEquals("# Note\n\nThis", alice.reads(finished.documentId()).content());
    }

    @Test
    void itStaysFinishedWithItsDocumentUntilThen() {
        var asked = asksAgain();

        assertEquals(SessionStatus.COMPLETED, asked.status());
        assertEquals(finished.documentId(), asked.documentId());
        assertEquals(1, asked.documentVersion());
        assertEquals("text", asked.outcome().question().id());
    }

    @Test
    void whatWasNeverAnsweredCannotBeRevised() {
        assertEquals(
                ErrorCode.CONFLICT,
                Paper.takes(alice.revising(id, "date")).getFirst().refused());
    }

    @Test
    void whoDoesNotKnowWhatIsAskedFindsItOver() {
        asksAgain();

        assertEquals(
                ErrorCode.CONFLICT,
                Paper.takes(alice.saying(id, "2", "That", null)).getFirst().refused());
    }

    @Test
    void whoOpensASessionOfItsTemplateBeginsANewOne() {
        asksAgain();

        assertNotEquals(id, alice.opens(template, UUID.randomUUID()).session().id());
    }

    @Test
    void oneThatIsLeftAloneCanBeGoneOnWithAnyDay() throws SQLException {
        asksAgain();
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute(
                    "update document_session set updated_at = now() - interval '25 hours' where id = '" + id + "'");
        }

        expiry.expire();

        assertEquals(
                2,
                alice.hears(id, answers("That").turn(), Paper.completed("That")).documentVersion());
    }

    @Test
    void aWishToReviseOfWhichNothingCouldBeMadeLeavesItAsItWas() {
        var wished = Paper.takes(alice.revising(id, "text")).getFirst().get();

        Paper.takes(alice.givingUp(id, wished.turn()));

        var left = alice.looksAt(id);
        assertNull(left.pending());
        assertEquals(finished.documentId(), left.documentId());
    }

    private DocumentSessionView asksAgain() {
        var wished = Paper.takes(alice.revising(id, "text")).getFirst().get();
        return alice.hears(id, wished.turn(), Paper.asked("What?", Paper.json("{\"text\": \"This\"}")));
    }

    private DocumentSessionView answers(String words) {
        return Paper.takes(alice.typing(id, "again", "text", TextNode.valueOf(words)))
                .getFirst()
                .get();
    }
}
