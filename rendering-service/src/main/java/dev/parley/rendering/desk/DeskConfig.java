package dev.parley.rendering.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much is rendered at a time, and how long one rendering may take.
@ConfigMapping(prefix = "rendering.desk")
public interface DeskConfig {
    /// Renderings at once, each on a thread of its own.
    @WithDefault("2")
    int concurrent();

    /// Renderings that wait for one of those threads; more are refused.
    @WithDefault("8")
    int queue();

    /// From taking a document to its bytes, waiting included.
    @WithDefault("20s")
    Duration timeLimit();

    /// So many time limits may pass with something being rendered and nothing finished, before the process
    /// counts as ill and gives way to another (`watchdog.patience`).
    @WithDefault("3")
    int stuckAfterTimeLimits();

    /// Bytes of a rendered file.
    @WithDefault("10485760")
    int maxResult();
}
