package dev.parley.gateway.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How those who sign in travel to session-service.
@ConfigMapping(prefix = "gateway.sign-in")
public interface SignInConfig {
    /// Requests to session-service under way at a time. Fewer make larger batches.
    @WithDefault("1")
    int lanes();

    /// People in one request; session-service takes 256 at most.
    @WithDefault("64")
    int maxBatch();

    /// Between the departures of two requests of a lane, at least; one that was idle sends at once.
    @WithDefault("5ms")
    Duration pace();

    /// People waiting before further ones are refused for the moment.
    @WithDefault("10000")
    int maxWaiting();

    /// How long a sign-in waits for session-service.
    @WithDefault("10s")
    Duration patience();
}
