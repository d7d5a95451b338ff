package dev.parley.ai.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What people are told while no AI answers, and when to look again.
@ConfigMapping(prefix = "bridge.status")
public interface StatusSettings {
    @WithDefault("AI service is not configured")
    String notConfigured();

    @WithDefault("60s")
    Duration notConfiguredRetry();

    @WithDefault("AI service temporarily unavailable")
    String unavailable();

    @WithDefault("30s")
    Duration unavailableRetry();
}
