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

    /// Conversations read at a time because something has happened in them that some client is not told of otherwise.
    @WithDefault("16")
    int lookUps();

    /// Conversations read at a time to show clients again what has changed in them.
    @WithDefault("4")
    int refreshes();

    /// How long somebody waits for a turn before being asked to come again.
    @WithDefault("3s")
    Duration patience();
}
