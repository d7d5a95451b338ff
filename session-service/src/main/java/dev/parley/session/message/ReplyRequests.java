package dev.parley.session.message;

import java.time.Instant;
import java.util.UUID;

/// Where messages ask for answers of the AI. Within the transaction that stores the message.
public interface ReplyRequests {
    /// Creates the reply that will answer the message; its conversation's lock is held and names it as pending.
    void request(UUID reply, UUID conversation, UUID message, long seq, UUID person, Instant now);
}
