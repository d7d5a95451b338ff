package dev.parley.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Where session-service is, and how long it is waited for.
@ConfigMapping(prefix = "gateway.session")
public interface SessionConfig {
    /// One or several base URLs, used in turn.
    List<URI> url();

    /// For a connection to it.
    @WithDefault("1s")
    Duration connectTimeout();

    /// For one attempt.
    @WithDefault("4s")
    Duration readTimeout();

    /// For a command with all its attempts: within it a command is answered or refused. No attempt begins
    /// that could end later.
    @WithDefault("6s")
    Duration patience();

    /// Before the second attempt; it doubles up to a second.
    @WithDefault("50ms")
    Duration firstPause();
}
