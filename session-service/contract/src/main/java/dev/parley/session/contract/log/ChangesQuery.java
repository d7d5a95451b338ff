package dev.parley.session.contract.log;

import java.util.List;
import java.util.UUID;

/// The changes of several conversations, of each those after a `seq`: at most 100 conversations, and at most 500
/// changes in all.
public record ChangesQuery(List<Position> positions, int limit) {
    public record Position(UUID conversationId, long after) {}
}
