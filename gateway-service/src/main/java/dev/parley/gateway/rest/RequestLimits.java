package dev.parley.gateway.rest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.limits.Rate;
import dev.parley.gateway.limits.TokenBucket;
import dev.parley.gateway.protocol.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/// How much one person may ask of one gateway, whatever it asks for: as much as on a connection of parley.v1.
@ApplicationScoped
class RequestLimits {
    private static final int MAX_BUCKETS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final Rate rate;
    private final Cache<UUID, TokenBucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    RequestLimits(LimitsConfig config) {
        rate = Rate.burst(config.commandsBurst(), config.commandsPerSecond(), Duration.ofSeconds(1));
    }

    /// @throws RefusedRequest when it is too much
    void take(UUID person) {
        var bucket = buckets.get(person, _ -> new TokenBucket(rate, System::nanoTime));
        synchronized (bucket) {
            var decision = bucket.take();
            if (!decision.allowed()) {
                throw new RefusedRequest(Rejection.rateLimited(decision.retryAfterMillis()));
            }
        }
    }
}
