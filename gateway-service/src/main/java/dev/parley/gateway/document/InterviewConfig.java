package dev.parley.gateway.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long document sessions wait for who leads through them.
@ConfigMapping(prefix = "gateway.interview")
public interface InterviewConfig {
    /// For one question: an AI service has 30 s.
    @WithDefault("33s")
    Duration readTimeout();

    /// How long ai-bridge-service may be away before people are told.
    @WithDefault("6s")
    Duration awayPatience();
}
