package dev.parley.session.change;

import dev.parley.session.contract.conversation.ParticipantRole;
import dev.parley.session.contract.log.Change;
import java.time.Instant;
import java.util.UUID;

/// An entry of the log as it is kept: some are told as they were, the others name what they are about, which is told as
/// it is now.
public sealed interface Entry {
    long seq();

    record Told(Change change) implements Entry {
        @Override
        public long seq() {
            return change.seq();
        }
    }

    /// The message `messageId`, born at `birth`, changed.
    record OfMessage(long seq, UUID messageId, long birth, long number, Instant at) implements Entry {}

    record OfParticipant(long seq, UUID userId, ParticipantRole role, Instant at) implements Entry {}

    record OfCreation(long seq, Instant at) implements Entry {}
}
