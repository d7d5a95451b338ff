package dev.parley.ai.announce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Our two connections to Redis.
@ConfigMapping(prefix = "bridge.announce")
public interface AnnounceConfig {
    /// `redis://` or `rediss://`.
    String redis();

    /// Announcements Redis may owe an answer; further ones are dropped.
    @WithDefault("2048")
    int maxUnanswered();

    /// How long what has been said of a reply is kept for those who come late, when nobody writes on.
    @WithDefault("60s")
    Duration replyKept();

    /// Between tries to reach Redis again.
    @WithDefault("500ms")
    Duration retry();

    /// How often we say something to ourselves through Redis.
    @WithDefault("5s")
    Duration heartbeat();

    /// Without hearing ourselves for so long, the connections count as dead, whatever TCP says.
    @WithDefault("15s")
    Duration silence();
}
