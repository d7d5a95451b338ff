package dev.parley.service.management;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Where the pages for machines are.
@ConfigMapping(prefix = "management")
interface ManagementConfig {
    /// The address they listen on. Nobody but probes and the scraper should reach it.
    @WithDefault("0.0.0.0")
    String host();

    /// Each service has a default of its own; 0: any that is free.
    @WithDefault("9000")
    int port();

    /// How long the checks of one page may take together.
    @WithDefault("3s")
    Duration patience();

    /// Connections open at a time, each served by a thread of its own while it says something; more are
    /// closed at once.
    @WithDefault("128")
    int maxConnections();
}
