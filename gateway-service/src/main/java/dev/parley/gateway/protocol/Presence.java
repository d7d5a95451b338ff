package dev.parley.gateway.protocol;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether somebody is connected, on any gateway; `lastSeen` is when it last was (null while online, or unknown).
public record Presence(
        UUID person, boolean online, @Nullable Instant lastSeen) {}
