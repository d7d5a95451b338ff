package dev.parley.gateway.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The page on `/`.
@ConfigMapping(prefix = "gateway.console")
interface ConsoleConfig {
    /// Whether there is a page at all.
    @WithDefault("true")
    boolean enabled();

    /// Where the local stack's own issuer gives a token to any name; only the local stack sets it.
    @WithDefault("${LOCAL_ISSUER_TOKEN_URL:}")
    Optional<String> tokenUrl();

    /// How long that issuer may take.
    @WithDefault("5s")
    Duration tokenTimeout();
}
