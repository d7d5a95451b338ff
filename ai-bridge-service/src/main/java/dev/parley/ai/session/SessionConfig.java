package dev.parley.ai.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Where session-service is, and how long we wait for it.
@ConfigMapping(prefix = "bridge.session")
public interface SessionConfig {
    /// Base URLs, used in turn.
    List<URI> urls();

    /// For a connection to it.
    @WithDefault("1s")
    Duration connectTimeout();

    /// For its answer to one call.
    @WithDefault("5s")
    Duration answerTimeout();

    /// How long one that has left a call unanswered is asked only where the others cannot be reached.
    @WithDefault("5s")
    Duration leftAlone();

    /// Connections kept to each URL at most.
    @WithDefault("64")
    int maxConnections();
}
