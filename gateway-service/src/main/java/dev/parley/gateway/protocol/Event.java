package dev.parley.gateway.protocol;

import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.util.UUID;

/// What happened in a conversation, told to all who take part in it.
public sealed interface Event {
    UUID conversation();

    /// An entry of the log.
    record Durable(UUID conversation, Change change) implements Event {}

    /// Told once, kept nowhere.
    record Passing(UUID conversation, Ephemeral ephemeral) implements Event {}
}
