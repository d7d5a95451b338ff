package dev.parley.session.message;

import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import java.time.Instant;
import java.util.UUID;

/// A person's message as it has just been stored.
record PersonMessage(UUID id, long seq, long number, NewMessage message, Instant createdAt) {
    MessageView view() {
        return MessageView.fresh(message, id, number, seq, createdAt);
    }
}
