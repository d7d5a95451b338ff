package dev.parley.session.contract.place;

import java.util.List;
import java.util.UUID;

/// Where a person stands in a conversation, for clients that know it by its `number` and keep no position themselves:
/// the log stands at `seq`, and the person has, or has read, everything up to `deliveredSeq`. `others` take part too
/// (of very many only some).
public record Place(UUID conversationId, long number, long seq, long deliveredSeq, List<UUID> others) {}
