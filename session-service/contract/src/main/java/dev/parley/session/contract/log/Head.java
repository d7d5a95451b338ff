package dev.parley.session.contract.log;

import java.util.UUID;

/// Where a conversation's log stands, for one of its people.
public record Head(UUID conversationId, UUID personId, long seq) {}
