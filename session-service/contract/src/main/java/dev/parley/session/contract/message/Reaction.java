package dev.parley.session.contract.message;

import java.util.List;
import java.util.UUID;

/// Who has reacted to a message with this emoji, the first one in front.
public record Reaction(String emoji, List<UUID> userIds) {}
