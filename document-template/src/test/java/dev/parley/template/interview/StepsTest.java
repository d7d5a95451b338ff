package dev.parley.template.interview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.template.Answers;
import dev.parley.template.Samples;
import dev.parley.template.Template;
import dev.parley.template.reader.TemplateReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final Template template = Samples.template();
    private final Steps steps = new Steps(template);
    private Answers answers = Answers.NONE;

    @Test
    void asks_one_after_the_other_and_groups_field_by_field() {
        var asked = say("Ann", "1 May 2027", "no", "900", "skip", "front door", "2", "yes", "cellar", "1", "no");

        assertEquals(
                List.of(
                        "tenant",
                        "start",
                        "limited",
                        "rent",
                        "law",
                        "keys.1.door",
                        "keys.1.copies",
                        "keys.1.more",
                        "keys.2.door",
                        "keys.2.copies",
                        "keys.2.more"),
                asked);
        assertTrue(steps.next(answers).isEmpty());
    }

    @Test
    void the_last_group_there_may_be_ends_the_list() {
        say("Ann", "1 May 2027", "no", "900", "skip", "a", "1", "yes", "b", "1", "yes", "c", "1");

        assertTrue(steps.next(answers).isEmpty());
    }

    @Test
    void what_depends_on_an_answer_is_asked_only_then() {
        var asked = say("Ann", "1 May 2027", "yes", "1 May 2028");

        assertEquals("end", asked.getLast());
    }

    @Test
    void an_earlier_answer_changed_has_what_depended_on_it_asked_again_and_nothing_else() {
        say("Ann", "1 May 2027", "yes", "1 May 2028", "900", "Germany", "front door", "2", "no");

        change("start", "1 June 2027");

        assertEquals("end", steps.next(answers).orElseThrow().path());
        assertEquals("Germany", AnswerFormatter.of(template.question("law").orElseThrow(), answers.get("law")));
    }

    @Test
    void the_same_answer_again_changes_nothing() {
        say("Ann", "1 May 2027", "yes", "1 May 2028", "900", "Germany", "front door", "2", "no");

        change("start", "1 May 2027");

        assertTrue(steps.next(answers).isEmpty());
    }

    @Test
    void what_is_asked_no_longer_is_forgotten() {
        say("Ann", "1 May 2027", "yes", "1 May 2028");

        change("limited", "no");

        assertFalse(answers.isSettled("end"));
        assertEquals("rent", steps.next(answers).orElseThrow().path());
    }

    @Test
    void fewer_groups_forget_those_behind() {
        say("Ann", "1 May 2027", "no", "900", "skip", "a", "1", "yes", "b", "1", "no");

        change("keys.1.more", "no");

        assertFalse(answers.isSettled("keys.2.door"));
        assertTrue(steps.next(answers).isEmpty());
    }

    @Test
    void tells_which_questions_are_settled_and_how_many_there_are() {
        say("Ann", "1 May 2027", "no", "900", "skip", "front door");

        assertEquals(List.of("tenant", "start", "limited", "rent", "law"), steps.settled(answers));
        assertEquals(6, steps.total(answers));
    }

    @Test
    void a_number_is_the_same_number_after_it_was_stored() {
        var lease = Samples.lease();
        ((ArrayNode) lease.path("questions")).removeAll().addAll((ArrayNode) Samples.json("""
                [{"id": "rooms", "text": "How many rooms?", "type": "number", "default": 2},
                 {"id": "view", "text": "Which has a view?", "ask_if": {"question": "rooms", "equals": 2}}]
                """));
        lease.put("body", "{rooms} {view}");
        var rooms = TemplateReader.read(lease);
        var counted = new Steps(rooms);
        var step = counted.next(Answers.NONE).orElseThrow();

        for (var words : List.of("two", "2.0", "skip")) {
            var good = (AnswerParser.Good) AnswerParser.read(step.question(), words, Answers.NONE, Samples.TODAY);
            var said = counted.answer(Answers.NONE, step, good.value());
            var stored = Answers.of(Samples.json(said.json().toString()));
            assertEquals("view", counted.next(said).orElseThrow().path(), words);
            assertEquals("view", counted.next(stored).orElseThrow().path(), words);
            var both = stored.with("view", TextNode.valueOf("one"));
            assertEquals(both, counted.answer(both, step, good.value()), words);
        }
    }

    @Test
    void none_of_several_is_no_answer() {
        assertFalse(Answers.NONE.with("keys", Samples.json("[]")).isAnswered("keys"));
    }

    @Test
    void an_end_before_the_start_is_no_answer() {
        say("Ann", "1 May 2027", "yes");

        var verdict = AnswerParser.read(template.question("end").orElseThrow(), "1 April 2027", answers, Samples.TODAY);

        assertEquals(new AnswerParser.Bad("That has to be after 1 May 2027."), verdict);
    }

    @Test
    void a_date_known_before_the_one_it_has_to_follow_is_asked_again_where_it_does_not() {
        known("end", "\"2027-01-31\"");

        say("Ann", "1 June 2027", "yes");

        assertFalse(answers.isSettled("end"));
        assertEquals("end", steps.next(answers).orElseThrow().path());
    }

    @Test
    void a_date_known_before_the_one_it_has_to_follow_is_kept_where_it_does() {
        known("end", "\"2027-12-31\"");

        say("Ann", "1 June 2027", "yes");

        assertEquals("rent", steps.next(answers).orElseThrow().path());
    }

    @Test
    void what_was_known_before_it_could_be_told_whether_it_is_asked_is_forgotten_when_it_is_not() {
        known("end", "\"2027-12-31\"");

        say("Ann", "1 June 2027");
        assertTrue(answers.isSettled("end"));
        say("no");

        assertFalse(answers.isSettled("end"));
    }

    @Test
    void the_earlier_date_moved_behind_the_later_has_the_later_asked_again() {
        say("Ann", "1 May 2027", "yes", "1 May 2028");

        change("start", "1 May 2029");

        assertEquals("end", steps.next(answers).orElseThrow().path());
    }

    @Test
    void whether_a_question_is_asked_can_be_told_as_soon_as_what_decides_it_is_known() {
        var chain = Samples.lease();
        ((ArrayNode) chain.path("questions")).removeAll().addAll((ArrayNode) Samples.json("""
                [{"id": "a", "text": "A?", "type": "yes_no"},
                 {"id": "b", "text": "B?", "type": "yes_no", "ask_if": {"question": "a", "equals": true}},
                 {"id": "c", "text": "C?", "ask_if": {"any": [{"question": "a", "equals": false},
                                                              {"question": "b", "equals": true}]}},
                 {"id": "d", "text": "D?", "ask_if": {"not": {"question": "b", "answered": true}}}]
                """));
        chain.put("body", "Nothing");
        var asks = new Steps(TemplateReader.read(chain));
        var yes = Answers.NONE.with("a", Samples.json("true"));
        var no = Answers.NONE.with("a", Samples.json("false"));

        assertEquals(List.of(Told.YES, Told.NOT_YET, Told.NOT_YET, Told.NOT_YET), told(asks, chain, Answers.NONE));
        assertEquals(List.of(Told.YES, Told.NO, Told.YES, Told.YES), told(asks, chain, no));
        assertEquals(List.of(Told.YES, Told.YES, Told.NOT_YET, Told.NOT_YET), told(asks, chain, yes));
        assertEquals(
                List.of(Told.YES, Told.YES, Told.NO, Told.NO), told(asks, chain, yes.with("b", Samples.json("false"))));
    }

    private static List<Told> told(Steps steps, ObjectNode template, Answers answers) {
        return TemplateReader.read(template).questions().stream()
                .map(question -> steps.tellAsked(question, answers))
                .toList();
    }

    private void known(String path, String value) {
        var question = template.question(path).orElseThrow();
        answers = steps.answer(answers, Step.of(question), Samples.json(value));
    }

    @Test
    void there_is_no_step_where_the_template_has_none() {
        assertTrue(steps.at("keys.9.door", answers).isEmpty());
        assertTrue(steps.at("colour", answers).isEmpty());
        assertTrue(steps.at("end", answers).isEmpty());
    }

    private List<String> say(String... words) {
        var asked = new ArrayList<String>();
        for (var each : words) {
            var step = steps.next(answers).orElseThrow();
            asked.add(step.path());
            answer(step, each);
        }
        return asked;
    }

    private void change(String path, String words) {
        answer(steps.at(path, answers).orElseThrow(), words);
    }

    private void answer(Step step, String words) {
        var verdict = AnswerParser.read(step.question(), words, answers, Samples.TODAY);
        var good = (AnswerParser.Good) verdict;
        answers = steps.answer(answers, step, good.value());
    }
}
