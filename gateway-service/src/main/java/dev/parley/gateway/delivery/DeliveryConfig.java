package dev.parley.gateway.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How positions are kept.
@ConfigMapping(prefix = "gateway.delivery")
interface DeliveryConfig {
    /// Between two questions to one client whether what it was told has arrived. What it was told since the last one
    /// is told again should it go away now.
    @WithDefault("200ms")
    Duration confirmEvery();

    /// Between two writes; what arrives meanwhile shares one.
    @WithDefault("50ms")
    Duration pace();

    /// Until it is tried again where session-service is away.
    @WithDefault("1s")
    Duration retryAfter();
}
