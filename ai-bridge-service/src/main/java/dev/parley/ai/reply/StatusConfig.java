package dev.parley.ai.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What people are told while no AI answers, and when to look again.
@ConfigMapping(prefix = "bridge.status")
public interface StatusConfig {
    /// Where there is no AI at all.
    @WithDefault("AI service is not configured")
    String notConfigured();

    /// When to look again then.
    @WithDefault("60s")
    Duration notConfiguredRetry();

    /// Where there is one, and it is away.
    @WithDefault("AI service temporarily unavailable")
    String unavailable();

    /// When to look again then.
    @WithDefault("30s")
    Duration unavailableRetry();
}
