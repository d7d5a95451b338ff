package dev.parley.gateway.presence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How it is known who is connected. A gateway that is killed has its people taken for gone after `lease` and `sweep`
/// together at the latest.
@ConfigMapping(prefix = "gateway.presence")
public interface PresenceConfig {
    /// How long a person counts as connected after its gateway last said so.
    @WithDefault("20s")
    Duration lease();

    /// Between two times at which a gateway says so.
    @WithDefault("6s")
    Duration renew();

    /// Between two looks for leases that have run out.
    @WithDefault("3s")
    Duration sweep();

    /// How long somebody may be without any connection and not be told as gone: long enough to come back.
    @WithDefault("1s")
    Duration grace();

    /// How long whoever asks who is there waits for Redis; after that this gateway tells what it knows itself.
    @WithDefault("500ms")
    Duration redisPatience();

    /// How long it is remembered when somebody was last connected.
    @WithDefault("30d")
    Duration lastSeen();

    /// How long those who have gone are gathered before it is noted in the database that they were here.
    @WithDefault("1s")
    Duration notePace();

    /// Leases of one command to Redis; people of one note.
    @WithDefault("500")
    int maxBatch();
}
