package dev.parley.session.contract.person;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The direct conversations of some people in which one has blocked the other, as they stood at `asOf` or later.
public record SilencedConversations(List<Silenced> silenced, Instant asOf) {
    /// For one of its people. `apart`: the two share no other conversation.
    public record Silenced(UUID personId, UUID conversationId, UUID otherId, boolean apart) {}
}
