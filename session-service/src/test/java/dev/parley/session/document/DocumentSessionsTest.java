package dev.parley.session.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@SessionTest
class DocumentSessionsTest {
    @Inject
    Expiry expiry;

    Postgres postgres;

    private final Paper alice = Paper.of(Session.somebody());
    private final Paper bob = Paper.of(Session.somebody());
    private final String template = "note-" + UUID.randomUUID();

    @BeforeEach
    void thereIsATemplate() {
        Paper.ofAdmin().imports(Paper.note(template));
    }

    @Test
    void a_session_of_a_template_waits_for_its_first_question() {
        var opened = alice.opens(template, null);

        assertTrue(opened.isNew());
        assertEquals(PersonTurn.Kind.BEGIN, opened.session().pending().kind());
        assertEquals(1, opened.session().templateVersion());
    }

    @Test
    void a_session_is_taken_up_as_it_was_left() {
        var id = alice.opens(template, null).session().id();
        alice.hears(id, 1, Paper.asked("What?"));
        alice.says(id, "1", "This", null);
        var left = alice.looksAt(id);

        var opened = alice.opens(template, null);

        assertFalse(opened.isNew());
        assertEquals(left, opened.session());
        assertEquals(List.of("ai: What?", "user: This"), history(id));
    }

    @Test
    void without_a_template_the_newest_unfinished_one_is_taken_up() {
        var id = alice.opens(template, null).session().id();

        assertEquals(id, alice.opens((String) null, null).session().id());
    }

    @Test
    void without_a_template_a_new_session_waits_for_words() {
        var session = alice.opens((String) null, null).session();

        assertNull(session.pending());
        assertNull(session.templateId());
    }

    @Test
    void opening_the_same_new_session_twice_begins_one() {
        var open = new OpenSession(UUID.randomUUID(), template, null, true, false, null);
        alice.opens(open);

        assertEquals(1, alice.opens(open).session().turn());
    }

    @Test
    void a_fresh_session_is_another_one() {
        var earlier = alice.opens(template, null).session().id();

        var fresh = alice.opens(new OpenSession(UUID.randomUUID(), template, null, true, true, null));

        assertNotEquals(earlier, fresh.session().id());
        assertTrue(fresh.session().review());
    }

    @Test
    void a_key_is_one_turn_however_often_it_comes() {
        var id = asked();
        var first = alice.says(id, "k", "This", null);

        assertEquals(first, alice.says(id, "k", "This", null));
    }

    @Test
    void the_same_words_while_nothing_has_come_of_them_are_the_same_turn() {
        var id = asked();
        alice.says(id, "1", "This", null);

        alice.says(id, "2", "This", null);
        assertEquals(2, alice.looksAt(id).history().size());
        alice.says(id, "3", "That", null);
        assertEquals(3, alice.looksAt(id).history().size());
    }

    @Test
    void what_answers_a_turn_does_not_grow_with_the_history() {
        var id = asked();
        var said = alice.says(id, "1", "This", null);

        assertNull(said.history());
        assertNull(alice.hears(id, said.turn(), Paper.asked("Why?")).history());
    }

    @Test
    void a_service_may_read_anybodys_history_and_nobody_else_may() {
        var id = asked();

        assertEquals(
                alice.looksAt(id).history(),
                new Paper(null, Session.service()).history(id).history());
        assertEquals(ErrorCode.FORBIDDEN, refused(() -> alice.history(id)).code());
    }

    @Test
    void steps_of_many_sessions_are_taken_at_once_and_one_refused_costs_the_others_nothing() {
        var mine = asked();
        var yours = bob.opens(template, null).session().id();

        var outcomes = Paper.takes(
                alice.saying(mine, "1", "This", null),
                bob.saying(mine, "1", "Mine", null),
                bob.hearing(yours, 1, Paper.asked("What?")),
                alice.saying(UUID.randomUUID(), "1", "This", null));

        assertEquals(3, outcomes.get(0).get().turn());
        assertEquals(ErrorCode.NOT_FOUND, outcomes.get(1).refused());
        assertEquals("What?", outcomes.get(2).get().outcome().said());
        assertEquals(ErrorCode.NOT_FOUND, outcomes.get(3).refused());
        assertEquals(List.of("ai: What?", "user: This"), history(mine));
    }

    @Test
    void steps_of_one_session_in_one_batch_see_each_other_and_are_all_in_its_history() {
        var id = asked();

        var outcomes = Paper.takes(
                alice.saying(id, "1", "This", null),
                alice.saying(id, "2", "That", null),
                alice.hearing(id, 4, Paper.asked("Why?")));

        assertEquals(5, outcomes.getLast().get().turn());
        assertEquals(List.of("ai: What?", "user: This", "user: That", "ai: Why?"), history(id));
    }

    @Test
    void what_cannot_be_stored_costs_the_steps_beside_it_nothing() {
        var mine = asked();
        var yours = bob.opens(template, null).session().id();

        var outcomes = Paper.takes(
                alice.hearing(mine, 2, Paper.asked("not pending")),
                bob.hearing(yours, 1, Paper.asked("half a character \uD800 or a NUL \u0000")),
                alice.saying(mine, "1", "This", null));

        assertEquals(ErrorCode.BAD_REQUEST, outcomes.get(1).refused());
        assertEquals(3, outcomes.get(2).get().turn());
        assertEquals(List.of("ai: What?", "user: This"), history(mine));
    }

    @Test
    void what_comes_of_a_turn_is_stored_once() {
        var id = asked();
        var turn = alice.says(id, "1", "This", null).turn();
        var settled = alice.hears(id, turn, Paper.asked("Why?"));

        assertEquals(settled, alice.hears(id, turn, Paper.asked("How?")));
    }

    @Test
    void the_last_connection_holds_a_session_and_the_one_before_is_refused() {
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var id = alice.opens(template, first).session().id();
        alice.hears(id, 1, Paper.asked("What?"));
        alice.opens(template, second);

        assertEquals(
                ErrorCode.FORBIDDEN,
                refused(() -> alice.says(id, "1", "This", first)).code());
        assertEquals(3, alice.says(id, "2", "This", second).turn());
    }

    @Test
    void the_answers_of_a_session_are_bounded_together() {
        var id = alice.opens(template, null).session().id();
        alice.hears(id, 1, Paper.asked("What?", Paper.json("{}").put("text", "x".repeat(95_000))));

        assertEquals(
                ErrorCode.TOO_LARGE,
                refused(() -> alice.says(id, "1", "y".repeat(5_000), null)).code());
        assertEquals(3, alice.says(id, "2", "y", null).turn());
    }

    @Test
    void completing_makes_the_document_with_what_made_it() {
        var id = asked();
        var turn = alice.says(id, "1", "This", null).turn();

        var done = alice.hears(id, turn, Paper.completed("This"));
        var document = alice.reads(done.documentId());

        assertEquals(SessionStatus.COMPLETED, done.status());
        assertEquals("# Note\n\nThis", document.content());
        assertEquals("This", document.answers().path("text").asText());
        assertEquals(1, document.templateVersion());
        assertEquals(id, document.sessionId());
    }

    @Test
    void a_document_is_no_larger_than_one_that_can_be_exported() {
        for (var text : new String[] {"\u5951".repeat(87_500), "x\n".repeat(10_001)}) {
            var id = asked();
            var turn = alice.says(id, "1", "This", null).turn();

            assertEquals(
                    ErrorCode.TOO_LARGE,
                    refused(() -> alice.hears(id, turn, Paper.completed(text))).code());
        }
    }

    @Test
    void a_completed_session_takes_no_more() {
        var id = asked();
        alice.hears(id, alice.says(id, "1", "This", null).turn(), Paper.completed("This"));

        assertEquals(
                ErrorCode.CONFLICT,
                refused(() -> alice.says(id, "2", "That", null)).code());
    }

    @Test
    void nobody_else_reaches_a_session_or_a_document_by_its_id() {
        var id = asked();
        var turn = alice.says(id, "1", "This", null).turn();
        assertEquals(ErrorCode.NOT_FOUND, refused(() -> bob.looksAt(id)).code());
        assertEquals(
                ErrorCode.NOT_FOUND,
                refused(() -> bob.says(id, "1", "Mine", null)).code());
        assertEquals(
                ErrorCode.NOT_FOUND,
                refused(() -> bob.hears(id, turn, Paper.completed("Mine"))).code());

        var document = alice.hears(id, turn, Paper.completed("This")).documentId();

        assertEquals(ErrorCode.NOT_FOUND, refused(() -> bob.reads(document)).code());
    }

    @Test
    void a_session_in_which_nothing_happened_for_a_day_expires() throws SQLException {
        var id = asked();
        var young = bob.opens(template, null).session().id();
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute(
                    "update document_session set updated_at = now() - interval '25 hours' where id = '" + id + "'");
        }

        expiry.expire();

        assertEquals(SessionStatus.EXPIRED, alice.looksAt(id).status());
        assertEquals(SessionStatus.ACTIVE, bob.looksAt(young).status());
        assertNotEquals(id, alice.opens(template, null).session().id());
    }

    private UUID asked() {
        var id = alice.opens(template, null).session().id();
        alice.hears(id, 1, Paper.asked("What?"));
        return id;
    }

    private List<String> history(UUID id) {
        return alice.looksAt(id).history().stream()
                .map(said -> said.role() + ": " + said.content())
                .toList();
    }

    private static Refused refused(Executable action) {
        return assertThrows(Refused.class, action);
    }
}
