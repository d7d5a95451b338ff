package dev.parley.gateway.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How document sessions share the way to session-service.
@ConfigMapping(prefix = "gateway.document")
public interface DocumentConfig {
    /// Calls of document sessions under way at once; more wait their turn.
    @WithDefault("16")
    int maxCalls();

    /// How long one waits for its turn.
    @WithDefault("8s")
    Duration patience();
}
