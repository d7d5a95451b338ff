package dev.parley.session.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How the log is read.
@ConfigMapping(prefix = "session.log")
interface LogConfig {
    /// People asked for at a time.
    @WithDefault("50000")
    int maxPeople();
}
