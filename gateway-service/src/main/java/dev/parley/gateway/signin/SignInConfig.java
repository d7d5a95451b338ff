package dev.parley.gateway.signin;

import dev.parley.gateway.batch.BatchedCalls;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How those who sign in travel to session-service.
@ConfigMapping(prefix = "gateway.sign-in")
public interface SignInConfig extends BatchedCalls.Bounds {
    /// Requests to session-service under way at a time. Fewer make larger batches.
    @Override
    @WithDefault("1")
    int lanes();

    /// People in one request; session-service takes 256 at most.
    @Override
    @WithDefault("64")
    int maxBatch();

    /// Between the departures of two requests of a lane, at least; one that was idle sends at once.
    @Override
    @WithDefault("5ms")
    Duration pace();

    /// People waiting before further ones are refused for the moment.
    @Override
    @WithDefault("10000")
    int maxWaiting();

    /// How long a sign-in waits for session-service.
    @WithDefault("10s")
    Duration patience();
}
