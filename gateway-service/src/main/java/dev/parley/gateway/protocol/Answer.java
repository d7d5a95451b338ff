package dev.parley.gateway.protocol;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.message.MessagePage;
import dev.parley.session.contract.message.MessageView;
import java.time.Instant;
import java.util.UUID;

/// What a command came to, in no dialect. What went wrong is a [Refusal].
public sealed interface Answer {
    record Pong() implements Answer {}

    record Authenticated(Caller caller) implements Answer {}

    record Conversations(ConversationPage page) implements Answer {}

    record Conversation(ConversationView conversation) implements Answer {}

    record ConversationDeleted(UUID conversation) implements Answer {}

    record History(UUID conversation, MessagePage page) implements Answer {}

    /// The message is committed.
    record MessageStored(MessageView message) implements Answer {}

    record TypingNoted(UUID conversation, boolean typing, Caller caller) implements Answer {}

    record CanisterAttached(String canisterId) implements Answer {}

    /// `responseId` null: nobody had asked, and nothing was stored.
    record CanisterReceipt(String messageId, String threadId, String responseId, boolean delivered) implements Answer {}

    record CanisterStatusNoted(Instant receivedAt) implements Answer {}
}
