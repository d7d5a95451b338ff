package dev.parley.session.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.session.contract.document.OpenSession;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void none_is_begun_for_a_while_after_a_document_was_made_where_that_is_asked_for() {
        var id = alice.opens(template, null).session().id();
        alice.hears(id, 1, Paper.completed("This"));
        var quietly = quietly(60_000);

        assertNull(alice.opens(quietly).session());
        assertNull(alice.opens(quietly).session());
        assertTrue(bob.opens(quietly(60_000)).isNew());
        assertTrue(alice.opens((String) null, null).isNew());
    }

    @Test
    void one_is_begun_as_ever_where_the_last_document_is_older() throws Exception {
        var id = alice.opens(template, null).session().id();
        alice.hears(id, 1, Paper.completed("This"));
        sql("update document set created_at = created_at - interval '61 s' where session_id = '" + id + "'");

        assertTrue(alice.opens(quietly(60_000)).isNew());
    }

    @Test
    void an_unfinished_one_is_taken_up_though_a_document_was_just_made() {
        var unfinished = alice.opens(template, null).session().id();
        var id = alice.opens(new OpenSession(UUID.randomUUID(), template, null, true, false, null))
                .session()
                .id();
        alice.hears(id, 1, Paper.completed("This"));

        assertEquals(unfinished, alice.opens(quietly(60_000)).session().id());
    }

    private static OpenSession quietly(long millis) {
        return new OpenSession(UUID.randomUUID(), null, UUID.randomUUID(), false, false, null, millis);
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
        alice.says(id, "2", "This", null);

        assertEquals(List.of("ai: What?", "user: This"), history(id));
    }

    @Test
    void a_turn_repeated_by_another_key_may_be_repeated_by_that_key_when_it_has_long_been_settled() {
        var id = asked();
        alice.says(id, "1", "This", null);
        var turn = alice.says(id, "2", "This", null).turn();
        var settled = alice.hears(id, turn, Paper.asked("Why?"));

        assertEquals(settled, alice.says(id, "2", "This", null));
        assertEquals(settled, alice.says(id, "1", "This", null));
    }

    @Test
    void of_two_devices_that_answer_one_question_the_second_hears_of_a_conflict_and_the_first_answer_stands() {
        var id = asked();

        var outcomes = Paper.takes(
                alice.typing(id, "1", "text", TextNode.valueOf("from a")),
                alice.typing(id, "2", "text", TextNode.valueOf("from b")),
                alice.saying(id, "3", "from a chat", null));

        assertEquals(3, outcomes.get(0).get().turn());
        assertEquals(ErrorCode.CONFLICT, outcomes.get(1).refused());
        assertEquals(ErrorCode.CONFLICT, outcomes.get(2).refused());
        assertEquals(List.of("ai: What?", "user: from a"), history(id));
        assertEquals("from a", alice.looksAt(id).pending().value().asText());
    }

    @Test
    void who_was_refused_for_another_answer_may_say_it_by_the_same_key_when_it_is_asked_again() {
        var id = asked();
        var turn = alice.says(id, "1", "This", null).turn();
        refused(() -> alice.says(id, "2", "That", null));
        alice.hears(id, turn, Paper.asked("What?"));

        assertEquals("That", alice.says(id, "2", "That", null).pending().content());
    }

    @Test
    void other_words_take_the_place_of_those_of_which_nothing_could_be_made() {
        var id = asked();
        var turn = alice.says(id, "1", "This", null).turn();
        Paper.takes(alice.givingUp(id, turn));

        assertEquals("That", alice.says(id, "2", "That", null).pending().content());
        assertEquals(
                ErrorCode.CONFLICT,
                refused(() -> alice.says(id, "3", "Other", null)).code());
    }

    @Test
    void a_turn_is_not_given_up_by_who_worked_on_the_one_before() {
        var id = asked();
        var turn = alice.says(id, "1", "This", null).turn();
        alice.hears(id, turn, Paper.asked("Why?"));
        alice.says(id, "2", "Because", null);
        Paper.takes(alice.givingUp(id, turn));

        assertEquals(
                ErrorCode.CONFLICT,
                refused(() -> alice.says(id, "3", "Other", null)).code());
    }

    @Test
    void other_words_take_the_place_of_those_whose_gateway_died_long_ago() throws SQLException {
        var id = asked();
        alice.says(id, "1", "This", null);
        sql("update document_session set updated_at = now() - interval '3 minutes' where id = '" + id + "'");

        assertEquals("That", alice.says(id, "2", "That", null).pending().content());
    }

    @Test
    void a_number_repeated_is_the_same_turn_in_whatever_digits_it_was_stored() {
        var id = asked();
        var number = DecimalNode.valueOf(new BigDecimal("1E+3"));
        Paper.takes(alice.typing(id, "1", "text", number));

        var again = Paper.takes(alice.typing(id, "2", "text", number)).getFirst();

        assertEquals(3, again.get().turn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "\n", "\t", "é", "漢", "😀"})
    void an_answer_is_counted_in_the_characters_people_see(String character) {
        var id = asked();
        var longest = character.repeat(10_000);

        var outcomes = Paper.takes(
                alice.typing(id, "1", "text", TextNode.valueOf(longest + "x")),
                alice.saying(id, "2", longest + "x", null),
                alice.typing(id, "3", "text", TextNode.valueOf(longest)));

        assertEquals(ErrorCode.TOO_LARGE, outcomes.get(0).refused());
        assertEquals(ErrorCode.TOO_LARGE, outcomes.get(1).refused());
        assertEquals(3, outcomes.get(2).get().turn());
    }

    @Test
    void an_answer_of_many_small_parts_is_bounded_too() {
        var parts = JsonNodeFactory.instance.arrayNode();
        for (var part = 0; part <= 10_000; part++) {
            parts.addObject();
        }
        var id = asked();

        assertEquals(
                ErrorCode.TOO_LARGE,
                Paper.takes(alice.typing(id, "1", "text", parts)).getFirst().refused());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"90071992547409.93", "1234567890123456.78", "123456789012345678.123456", "1E+299", "1E-300"})
    void a_number_keeps_all_its_digits(String digits) throws SQLException {
        var id = asked();
        var number = new BigDecimal(digits);

        Paper.takes(alice.typing(id, "1", "text", DecimalNode.valueOf(number)))
                .getFirst()
                .get();
        var session = alice.looksAt(id);

        assertEquals(0, number.compareTo(session.pending().value().decimalValue()));
        alice.hears(
                id,
                session.turn(),
                Paper.asked(
                        "Why?", Paper.json("{}").set("text", session.pending().value())));
        assertEquals(
                0, number.compareTo(alice.looksAt(id).answers().path("text").decimalValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+2147483648", "1E+2000000000", "1E-2000000000", "-1E+131072", "1E+1000", "1E-1000"})
    void a_number_that_nobody_could_read_again_is_refused(String digits) {
        var id = asked();
        var value = JsonNodeFactory.instance.arrayNode().add(DecimalNode.valueOf(new BigDecimal(digits)));

        assertEquals(
                ErrorCode.BAD_REQUEST,
                Paper.takes(alice.typing(id, "1", "text", value)).getFirst().refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\u0000"})
    void a_text_that_cannot_be_stored_is_refused_wherever_it_stands(String text) {
        var id = asked();

        var outcomes = Paper.takes(
                alice.saying(id, "1", text, null),
                alice.typing(
                        id, "2", "text", JsonNodeFactory.instance.arrayNode().add(text)));

        outcomes.forEach(outcome -> assertEquals(ErrorCode.BAD_REQUEST, outcome.refused()));
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
                alice.hearing(id, 3, Paper.asked("Why?")),
                alice.saying(id, "2", "That", null),
                alice.hearing(id, 5, Paper.asked("How?")));

        assertEquals(6, outcomes.getLast().get().turn());
        assertEquals(List.of("ai: What?", "user: This", "ai: Why?", "user: That", "ai: How?"), history(id));
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
        sql("update document_session set updated_at = now() - interval '25 hours' where id = '" + id + "'");

        expiry.expire();

        assertEquals(SessionStatus.EXPIRED, alice.looksAt(id).status());
        assertEquals(SessionStatus.ACTIVE, bob.looksAt(young).status());
        assertNotEquals(id, alice.opens(template, null).session().id());
    }

    private void sql(String text) throws SQLException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute(text);
        }
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

    private static RequestRejected refused(Executable action) {
        return assertThrows(RequestRejected.class, action);
    }
}
