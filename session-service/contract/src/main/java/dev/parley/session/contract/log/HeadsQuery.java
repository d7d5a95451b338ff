package dev.parley.session.contract.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which conversations of these people have moved since a moment (of session-service's clock, as told by the last
/// [LogPositions#asOf]; null: only tell the time).
public record HeadsQuery(List<UUID> people, @Nullable Instant since) {}
