package dev.parley.gateway.fanout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How a gateway keeps up with the log.
@ConfigMapping(prefix = "gateway.fanout")
public interface FanoutConfig {
    /// How long a missing change may still be on its way before it is read from the log.
    @WithDefault("50ms")
    Duration holePatience();

    /// Between two questions to session-service which conversations have moved on. With Redis dead this is what
    /// brings messages to other connections.
    @WithDefault("1s")
    Duration catchUpEvery();

    /// Between two readings of who has blocked whom, of all people here: what a lost notice told of it holds from then
    /// on.
    @WithDefault("10s")
    Duration silencesEvery();

    /// Repairs under way at a time.
    @WithDefault("16")
    int maxRepairs();

    /// Reads of the log at a time for listeners that have missed something.
    @WithDefault("32")
    int maxReplays();

    /// Changes a listener may have missed in a conversation before it is told of a gap instead of all of them.
    @WithDefault("10000")
    int maxReplayed();

    /// How long somebody who has just connected waits for what it has missed while the log cannot be read; then it is
    /// sent away to try another gateway.
    @WithDefault("4s")
    Duration resumePatience();

    /// Between two heartbeats over Redis: a subscription that has silently died is found by their absence.
    @WithDefault("1s")
    Duration heartbeat();

    /// Between two round trips that carry hints to other gateways; the first after a pause leaves at once.
    @WithDefault("5ms")
    Duration publishPace();
}
