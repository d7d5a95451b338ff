package dev.parley.session.message;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"@ai", "@AI, please", "so, @Ai?", "(@ai)", "ask @ai.", "line\n@ai\nline", "„@ai“", "@ai's view"})
    void theAiIsAskedByItsNameAsAWordOfItsOwn(String text) {
        assertTrue(Mention.in(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ai", "@aid", "me@ai.example", "@ai.example", "@@ai", "@ai_bot", "@ai-bot", "@ aí", "x@ai", "@äi"
            })
    void otherWordsThatLookLikeItAskNobody(String text) {
        assertFalse(Mention.in(text));
    }
}
