package dev.parley.session.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Bounds of what a writer of replies may ask for.
@ConfigMapping(prefix = "session.reply")
interface ReplyConfig {
    @WithDefault("5m")
    Duration maxLease();

    /// Messages of context.
    @WithDefault("200")
    int maxContext();

    /// Characters (UTF-16 units) of an answer.
    @WithDefault("200000")
    int maxAnswer();
}
