package dev.parley.ai.provider;

import java.util.List;
import java.util.UUID;

/// What an AI is asked: the instructions, and the conversation from its oldest message in sight to the one to answer.
/// `messageId` is that of the latter. `personId` is the id the person's own issuer gave.
public record Prompt(
        UUID conversationId,
        UUID messageId,
        String title,
        String personId,
        String personTier,
        int messageCount,
        String systemPrompt,
        List<PromptMessage> messages,
        int estimatedTokens) {
    public PromptMessage newest() {
        return messages.getLast();
    }
}
