package dev.parley.gateway.rendering;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Where documents are rendered, and how long that is waited for.
@ConfigMapping(prefix = "gateway.rendering")
public interface RenderingConfig {
    /// One or several base URLs of rendering-service, used in turn.
    List<URI> url();

    /// For a connection to it.
    @WithDefault("1s")
    Duration connectTimeout();

    /// For one file: a rendering has 20 s, and may wait for others before.
    @WithDefault("25s")
    Duration readTimeout();

    /// How long rendering-service may be away before people are told.
    @WithDefault("5s")
    Duration awayPatience();
}
