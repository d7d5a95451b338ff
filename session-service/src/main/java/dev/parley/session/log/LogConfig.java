package dev.parley.session.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the log is read.
@ConfigMapping(prefix = "session.log")
interface LogConfig {
    /// How far `asOf` lies back: longer than a transaction that has taken its ids stays open, and than the clocks of
    /// two
    /// session-services differ.
    @WithDefault("3s")
    Duration overlap();

    /// People asked for at a time.
    @WithDefault("50000")
    int maxPeople();
}
