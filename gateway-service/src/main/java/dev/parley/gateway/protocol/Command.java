package dev.parley.gateway.protocol;

import dev.parley.session.contract.conversation.ConversationPatch;
import dev.parley.session.contract.conversation.NewConversation;
import dev.parley.session.contract.message.AskAi;
import java.util.UUID;

/// What a client wants, in no dialect: checked for form, not yet for rights.
public sealed interface Command {
    record Ping() implements Command {}

    /// `token` null: anonymously, as `anonymousSession` if that is not null.
    record Authenticate(String token, String anonymousSession) implements Command {}

    record ListConversations(boolean archived, int limit, String cursor) implements Command {}

    record CreateConversation(NewConversation conversation) implements Command {}

    record ChangeConversation(UUID conversation, ConversationPatch patch) implements Command {}

    record DeleteConversation(UUID conversation) implements Command {}

    /// The newest messages, or those from the `from`th on (0 = the oldest; null = the newest).
    record ReadHistory(UUID conversation, Integer from, int limit) implements Command {}

    record SendMessage(UUID conversation, String key, String content, String contentType, AskAi ai)
            implements Command {}

    record SetTyping(UUID conversation, boolean typing) implements Command {}

    /// An AI dials in, with the key of our AI service.
    record AttachCanister(String serviceKey, String canisterId) implements Command {}

    /// The attached AI answers message `messageId`; with `delta`, only the next piece of the answer.
    record CanisterAnswered(
            String messageId,
            String threadId,
            String content,
            String contentType,
            Integer processingTimeMs,
            Double confidenceScore,
            String modelUsed,
            Integer index,
            String delta)
            implements Command {}

    record CanisterStatus(String status) implements Command {}
}
