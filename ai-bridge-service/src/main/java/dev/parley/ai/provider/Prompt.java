package dev.parley.ai.provider;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an AI is asked: the instructions, and the conversation from its oldest message in sight to the one to answer.
/// `messageId` is that of the latter. `personId` is the id the person's own issuer gave. What is not known of the
/// conversation or the person is null, and all of it where nobody's message is answered.
public record Prompt(
        UUID conversationId,
        UUID messageId,
        @Nullable String title,
        @Nullable String personId,
        @Nullable String personTier,
        int messageCount,
        String systemPrompt,
        List<PromptMessage> messages,
        int estimatedTokens) {
    public PromptMessage newest() {
        return messages.getLast();
    }
}
