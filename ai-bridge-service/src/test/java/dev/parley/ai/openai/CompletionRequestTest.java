package dev.parley.ai.openai;

import static dev.parley.session.contract.message.MessageRole.ASSISTANT;
import static dev.parley.session.contract.message.MessageRole.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.ai.provider.PromptMessage;
import dev.parley.session.contract.message.MessageRole;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionRequestTest {
    @Test
    void aContextBeginsWithAPersonAndThenBothSpeakInTurn() {
        var turns = CompletionRequest.alternating(List.of(
                said(ASSISTANT, "cut off"),
                said(USER, "one"),
                said(USER, "two"),
                said(ASSISTANT, "three"),
                said(ASSISTANT, " "),
                said(ASSISTANT, "four"),
                said(USER, "five")));

        assertEquals(
                List.of(USER, ASSISTANT, USER),
                turns.stream().map(PromptMessage::role).toList());
        assertEquals(
                List.of("one\n\ntwo", "three\n\nfour", "five"),
                turns.stream().map(PromptMessage::content).toList());
    }

    private static PromptMessage said(MessageRole role, String text) {
        return new PromptMessage(role, text, "text", Instant.EPOCH);
    }
}
