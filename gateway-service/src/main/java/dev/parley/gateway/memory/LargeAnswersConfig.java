package dev.parley.gateway.memory;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many large answers are put together at a time.
@StaticInitSafe
@ConfigMapping(prefix = "gateway.large-answers")
public interface LargeAnswersConfig {
    /// Of this gateway.
    @WithDefault("32")
    int atOnce();

    /// Of one person.
    @WithDefault("2")
    int each();

    /// Of all strangers together.
    @WithDefault("8")
    int strangers();

    /// How long somebody waits for a turn before being asked to come again.
    @WithDefault("3s")
    Duration patience();
}
