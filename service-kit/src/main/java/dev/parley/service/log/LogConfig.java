package dev.parley.service.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How a service logs.
@ConfigMapping(prefix = "log")
interface LogConfig {
    /// Whether each line is an object of JSON, in which what it says as key=value has fields of its own (`mdc`); else
    /// it is text.
    @WithDefault("false")
    Optional<Boolean> json();
}
