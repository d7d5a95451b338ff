package dev.parley.template.answer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipDetectorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "skip",
                "Skip!",
                "skip it please",
                "Please skip this question",
                "let's skip this one",
                "none",
                "No.",
                "no thanks",
                "n/a",
                "N / A",
                "NA",
                "leave it out",
                "leave it blank, please",
                "I'd like to skip that",
                "not applicable",
                "doesn't apply",
                "-",
                "—",
                "--",
                "pass",
                "I pass",
                "nothing",
                "skip for now"
            })
    void leavingOutIsUnderstood(String text) {
        assertTrue(SkipDetector.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "skip the second floor",
                "none of your business",
                "no pets",
                "nothing but water",
                "12",
                "yes",
                "please",
                "passport",
                "pass it to Jane",
                "Skipton",
                "-5",
                "not sure"
            })
    void anAnswerIsNotASkip(String text) {
        assertFalse(SkipDetector.read(text));
    }

    @Test
    void hostileTextTakesNoTime() {
        Expect.survives(SkipDetector::read);
    }
}
