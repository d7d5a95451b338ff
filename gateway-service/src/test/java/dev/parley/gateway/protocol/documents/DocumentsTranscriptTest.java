package dev.parley.gateway.protocol.documents;

import static dev.parley.gateway.protocol.Samples.ALICE;
import static dev.parley.gateway.protocol.Samples.CALLER;
import static dev.parley.gateway.protocol.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Mutations;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Transcript;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.HistoryEntry;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentsTranscriptTest {
    private static final UUID SESSION = UUID.fromString("01a21a6c-0000-7000-8000-0000000000a1");
    private static final String NAME = "{\"type\":\"user_message\",\"content\":\" Zoë Quinn \"}";

    private int turn;
    private final DocumentsDialect dialect = new DocumentsDialect("mutual-nda");
    private final Transcript alice = new Transcript(dialect);

    @Test
    void aliceHearsThisToTheByte() {
        alice.hears(dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true)));
        alice.hears(dialect.answer(dialect.upgrade(), turned(TurnOutcome.Kind.ASKED, "Who?")));
        alice.says("no json", null);
        alice.says("{\"type\":\"ping\"}", null);
        alice.says("{\"type\":\"user_message\",\"content\":\" \"}", null);
        alice.says(NAME, turned(TurnOutcome.Kind.ASKED, "Who?"));
        alice.says(NAME, turned(TurnOutcome.Kind.REPROMPTED, "That is no name."));
        alice.hears(dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(spoken(), false)));
        alice.hears(dialect.refusal(
                DocumentsReference.MESSAGE,
                Rejection.of(
                        ErrorCode.AI_UNAVAILABLE,
                        "Could not connect to the AI service. Please try again in a moment.")));
        alice.hears(dialect.refusal(
                DocumentsReference.MESSAGE, Rejection.of(ErrorCode.UNAVAILABLE, "said to parley.v1 only")));
        alice.hears(dialect.refusal(
                DocumentsReference.MESSAGE, Rejection.of(ErrorCode.NOT_FOUND, "said to parley.v1 only")));
        alice.hears(dialect.refusal(DocumentsReference.MESSAGE, Rejection.rateLimited(1500)));
        alice.says(NAME, turned(TurnOutcome.Kind.EXITED, "Let us stop here."));
        alice.says(NAME, new Answer.DocumentTurned(completed()));

        alice.isGolden("documents/alice.txt");
    }

    @Test
    void a_session_that_cannot_be_looked_up_is_told_before_the_close() {
        alice.hears(dialect.refusal(dialect.upgrade(), Rejection.of(ErrorCode.UNAVAILABLE, "said to parley.v1 only")));

        alice.isGolden("documents/no-session.txt");
        assertEquals("Session initialization failed", dialect.closeText(CloseReason.SETUP_FAILED));
        assertEquals(1011, dialect.closeCode(CloseReason.SETUP_FAILED));
    }

    @Test
    void where_no_session_was_begun_nothing_is_said_before_the_first_words() {
        var page = new Transcript(new DocumentsDialect(null));
        var pages = page.dialect();

        page.hears(pages.answer(pages.upgrade(), new Answer.DocumentOpened(null, false)));
        page.says("{\"type\":\"ping\"}", null);
        var begin = (Command.BeginDocument)
                pages.read(NAME.getBytes(StandardCharsets.UTF_8)).command(CALLER);
        page.hears(pages.answer(DocumentsReference.MESSAGE, new Answer.DocumentOpened(fresh(), true)));
        page.says(NAME, turned(TurnOutcome.Kind.ASKED, "Who?"));

        assertEquals("Zoë Quinn", begin.content());
        assertNull(pages.ends());
        page.isGolden("documents/after-completion.txt");
    }

    @Test
    void the_last_word_ends_the_connection() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        assertNull(dialect.ends());

        dialect.answer(DocumentsReference.MESSAGE, new Answer.DocumentTurned(completed()));

        assertEquals(CloseReason.COMPLETED, dialect.ends());
        assertEquals(1000, dialect.closeCode(dialect.ends()));
    }

    @Test
    void another_connection_in_the_session_ends_this_one_and_its_own_does_not() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        var own = ((Command.EnterDocument) dialect.entering()).holder();

        dialect.encoder(new Event.DocumentHeld(SESSION, own));
        dialect.encoder(new Event.DocumentHeld(UUID.randomUUID(), UUID.randomUUID()));
        assertNull(dialect.ends());

        dialect.encoder(new Event.DocumentHeld(SESSION, UUID.randomUUID()));
        assertEquals(CloseReason.REPLACED, dialect.ends());
    }

    @Test
    void a_turn_refused_since_another_connection_has_come_ends_this_one_without_a_word() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));

        assertNull(dialect.refusal(
                DocumentsReference.MESSAGE, Rejection.of(ErrorCode.FORBIDDEN, "said to parley.v1 only")));
        assertEquals(CloseReason.REPLACED, dialect.ends());
    }

    @Test
    void what_comes_of_a_turn_taken_elsewhere_is_told_and_what_was_told_already_is_not() {
        alice.hears(dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true)));
        var own = session(SessionStatus.ACTIVE, List.of(), outcome(TurnOutcome.Kind.ASKED, "Who?"), null);
        alice.says(NAME, new Answer.DocumentTurned(own));
        alice.hears(new Event.DocumentTurned(own));
        var elsewhere = session(SessionStatus.ACTIVE, List.of(), outcome(TurnOutcome.Kind.ASKED, "Since when?"), null);
        alice.hears(new Event.DocumentTurned(elsewhere));
        alice.says(NAME, new Answer.DocumentTurned(elsewhere));
        assertNull(dialect.ends());

        alice.hears(new Event.DocumentTurned(completed()));

        alice.isGolden("documents/elsewhere.txt");
        assertEquals(CloseReason.COMPLETED, dialect.ends());
    }

    @Test
    void words_are_about_the_question_that_was_last_told_here() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        assertNull(about());

        dialect.answer(dialect.upgrade(), turned(TurnOutcome.Kind.ASKED, "Who?"));
        assertEquals("first_party", about());
        dialect.encoder(new Event.DocumentTurned(session(
                SessionStatus.ACTIVE, List.of(), outcome(TurnOutcome.Kind.ASKED, "since", "Since when?"), null)));

        assertEquals("since", about());
    }

    @Test
    void who_comes_back_speaks_of_what_is_being_asked() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(spoken(), false));

        assertEquals("first_party", about());
    }

    private String about() {
        return said(NAME).question();
    }

    private Command.SayInDocument said(String frame) {
        return (Command.SayInDocument)
                dialect.read(frame.getBytes(StandardCharsets.UTF_8)).command(CALLER);
    }

    @Test
    void the_same_words_before_anything_is_heard_of_what_came_of_them_are_the_same_turn() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        dialect.answer(dialect.upgrade(), turned(TurnOutcome.Kind.ASKED, "Who?"));

        assertEquals(said(NAME).key(), said(NAME).key());
    }

    @Test
    void the_same_words_to_what_is_asked_again_are_another_turn() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        dialect.answer(dialect.upgrade(), turned(TurnOutcome.Kind.ASKED, "Who?"));
        var first = said(NAME).key();

        dialect.answer(dialect.upgrade(), turned(TurnOutcome.Kind.REPROMPTED, "Who is it?"));

        assertNotEquals(first, said(NAME).key());
    }

    @Test
    void words_that_others_came_after_are_another_turn() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        var first = said(NAME).key();
        var between = said(NAME.replace("Zoë", "Zoe")).key();

        assertNotEquals(first, between);
        assertNotEquals(first, said(NAME).key());
    }

    @Test
    void whatever_comes_is_read_or_passed_over() {
        dialect.answer(dialect.upgrade(), new Answer.DocumentOpened(fresh(), true));
        var random = new Random(7);

        for (var i = 0; i < 20_000; i++) {
            var read = dialect.read(Mutations.of(NAME, random));
            if (read != null) {
                read.command(CALLER);
            }
        }
    }

    private Answer turned(TurnOutcome.Kind kind, String said) {
        return new Answer.DocumentTurned(session(SessionStatus.ACTIVE, List.of(), outcome(kind, said), null));
    }

    private static TurnOutcome outcome(TurnOutcome.Kind kind, String said) {
        return outcome(kind, "first_party", said);
    }

    private static TurnOutcome outcome(TurnOutcome.Kind kind, String question, String said) {
        return new TurnOutcome(
                kind, said, AskedQuestion.words(question, "Who?"), null, List.of("zero"), 9, 2, "mutual-nda", 1, null);
    }

    private DocumentSessionView fresh() {
        return session(SessionStatus.ACTIVE, List.of(), null, null);
    }

    private DocumentSessionView spoken() {
        return session(
                SessionStatus.ACTIVE,
                List.of(
                        new HistoryEntry(HistoryEntry.AI, "Who?", NOW),
                        new HistoryEntry(HistoryEntry.USER, "Zoë Quinn", NOW)),
                outcome(TurnOutcome.Kind.ASKED, "Who?"),
                null);
    }

    private DocumentSessionView completed() {
        return session(SessionStatus.COMPLETED, List.of(), outcome(TurnOutcome.Kind.COMPLETED, null), "the-document");
    }

    private DocumentSessionView session(
            SessionStatus status, List<HistoryEntry> history, TurnOutcome outcome, String document) {
        return DocumentSessionView.builder()
                .id(SESSION)
                .userId(ALICE)
                .templateId("mutual-nda")
                .templateVersion(1)
                .status(status)
                .turn(++turn)
                .history(history)
                .answers(JsonNodeFactory.instance.objectNode())
                .outcome(outcome)
                .documentId(document)
                .createdAt(NOW)
                .updatedAt(NOW)
                .build();
    }
}
