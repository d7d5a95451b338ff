package dev.parley.gateway.presence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What gateways tell each other on Redis channel [#CHANNEL]: somebody has come or gone, and who has to do with it,
/// those in these conversations.
@RegisterForReflection
record PresenceEvents(UUID person, boolean online, @Nullable Instant lastSeen, Set<UUID> conversations) {
    static final String CHANNEL = "presence";
}
