package dev.parley.gateway.ai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.ai.OpenQuestions.Question;
import dev.parley.gateway.ai.OpenQuestions.Verdict;
import dev.parley.gateway.protocol.Command;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private final OpenQuestions questions = new OpenQuestions(2);

    private Verdict answer(String message) {
        return questions
                .match(new Command.CanisterAnswered(
                        message, "t", null, "Fine.", null, false, null, null, new Command.AiInfo(null, null, null)))
                .verdict();
    }

    @Test
    void aCanisterThatNeverAnswersIsAskedOnAndTheOldestIsGivenUp() {
        for (var message : new String[] {"1", "2", "3"}) {
            questions.asked(message, new Question("http://bridge", "t", "u"));
        }

        assertEquals(Verdict.UNKNOWN_MESSAGE, answer("1"));
        assertEquals(Verdict.FITS, answer("2"));
        assertEquals(Verdict.FITS, answer("3"));
    }
}
