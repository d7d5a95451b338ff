package dev.parley.ai.interview;

import static dev.parley.session.contract.document.TurnOutcome.Kind.ASKED;
import static dev.parley.session.contract.document.TurnOutcome.Kind.COMPLETED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.ai.fake.Surroundings;
import dev.parley.session.contract.document.AskedQuestion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Answers that are known before the first question, with letters that a PDF cannot show.
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class KnownAnswersTest {
    @Test
    void their_letters_are_told_with_the_first_question_and_not_again() {
        var ann = Conversation.knowing("mutual-nda", Conversation.json("{\"first_party\": \"주식회사\"}"));

        var begun = ann.last();
        assertEquals(ASKED, begun.kind());
        assertEquals("second_party", begun.question().id());
        assertTrue(begun.said().startsWith("A PDF of the document cannot show “주식회사”"), begun.said());
        assertTrue(begun.question().prompt().startsWith("A PDF of the document cannot show"));
        assertTrue(begun.question().prompt().endsWith("\nAnd what is the full name of the second party?"));

        var next = ann.says("Ann Lee");
        assertEquals(ASKED, next.kind());
        assertFalse(next.said().contains("PDF"), next.said());
    }

    @Test
    void what_can_be_drawn_is_asked_on_without_a_word() {
        var ann = Conversation.knowing("mutual-nda", Conversation.json("{\"first_party\": \"北京某某有限公司\"}"));

        assertEquals(
                "And what is the full name of the second party?",
                ann.last().question().prompt());
    }

    @Test
    void where_all_is_known_the_review_is_asked_before_a_pdf_has_boxes() {
        var ann = Conversation.about("mutual-nda");
        ann.says(BuiltInInterviewerTest.NDA);
        var all = (ObjectNode) ann.answers();
        assertEquals(
                COMPLETED,
                Conversation.knowing("mutual-nda", all.deepCopy()).last().kind());

        var bora = Conversation.knowing("mutual-nda", all.put("first_party", "주식회사"));

        assertEquals(ASKED, bora.last().kind());
        assertEquals(AskedQuestion.REVIEW, bora.asked());
        assertTrue(bora.last().said().contains("“주식회사”"), bora.last().said());
        assertEquals(COMPLETED, bora.says("yes").kind());
    }
}
