package dev.parley.session.message;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.message.Mention;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@ai",
                "@AI, please",
                "so, @Ai?",
                "(@ai)",
                "ask @ai.",
                "line\n@ai\nline",
                "„@ai“",
                "@ai's view",
                "今日@aiどう思う",
                "@ai、教えて",
                "你好@ai你好",
                "＠ａｉ お願い",
                "＠AI",
                "@ＡＩ",
                "질문@ai는",
                "คุณ@aiครับ",
                "。@ai。",
                "@ai.今日"
            })
    void theAiIsAskedByItsNameAsAWordOfItsOwn(String text) {
        assertTrue(Mention.ofAi(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai",
                "@aid",
                "me@ai.example",
                "@ai.example",
                "@@ai",
                "@ai_bot",
                "@ai-bot",
                "@ aí",
                "@aí",
                "@ai\u0301",
                "x@ai",
                "@äi",
                "＠aid",
                "＠＠ai",
                "@aiＢ",
                "ｘ@ai",
                "@١ai",
                "мой@ai"
            })
    void otherWordsThatLookLikeItAskNobody(String text) {
        assertFalse(Mention.ofAi(text));
    }
}
