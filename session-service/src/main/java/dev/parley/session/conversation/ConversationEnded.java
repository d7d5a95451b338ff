package dev.parley.session.conversation;

import java.time.Instant;
import java.util.UUID;

/// Told within the transaction that deletes a conversation, to all that must end with it.
public record ConversationEnded(UUID conversation, Instant at) {}
