package dev.parley.gateway.protocol;

import java.time.Instant;
import java.util.UUID;

/// Whether somebody is connected, on any gateway; `lastSeen` is when it last was (null while online, or unknown).
public record Presence(UUID person, boolean online, Instant lastSeen) {}
