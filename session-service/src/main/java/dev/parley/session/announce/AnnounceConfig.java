package dev.parley.session.announce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How committed changes are announced.
@ConfigMapping(prefix = "session.announce")
interface AnnounceConfig {
    /// Address of Redis, e.g. redis://:password@host:6379.
    String redis();

    /// Announcements kept while Redis is slow; beyond that they are dropped, and the log repairs it.
    @WithDefault("10000")
    int maxWaiting();

    /// Commands on the way to Redis at a time.
    @WithDefault("4096")
    int maxUnanswered();

    /// Pause before Redis is tried again; announcements of that time are dropped.
    @WithDefault("500ms")
    Duration retryAfter();

    /// A Redis that has answered nothing for this long counts as gone.
    @WithDefault("3s")
    Duration silence();
}
