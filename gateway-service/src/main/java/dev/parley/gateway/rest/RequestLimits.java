package dev.parley.gateway.rest;

import dev.parley.gateway.limits.KeyedBuckets;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.limits.Rate;
import dev.parley.gateway.protocol.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/// How much one person may ask of one gateway, whatever it asks for: as much as on a connection of parley.v1.
@ApplicationScoped
class RequestLimits {
    private final Rate rate;
    private final KeyedBuckets buckets = new KeyedBuckets();

    RequestLimits(LimitsConfig config) {
        rate = Rate.burst(config.commandsBurst(), config.commandsPerSecond(), Duration.ofSeconds(1));
    }

    /// @throws RefusedRequest when it is too much
    void take(UUID person) {
        var decision = buckets.take(person, rate);
        if (!decision.allowed()) {
            throw new RefusedRequest(Rejection.rateLimited(decision.retryAfterMillis()));
        }
    }
}
