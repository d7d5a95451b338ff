package dev.parley.session.contract.log;

import java.time.Instant;
import java.util.UUID;

/// What is one person's own in a conversation and no entry of its log, as it stands since `at`.
public record Part(UUID conversationId, UUID personId, long readSeq, boolean pinned, boolean archived, Instant at) {}
