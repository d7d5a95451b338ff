package dev.parley.ai.canister;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The canisters we dial, and how patient we are with them.
@ConfigMapping(prefix = "bridge.canister")
public interface CanisterConfig {
    /// `ws://` or `wss://`, one link to each.
    Optional<List<URI>> urls();

    /// Between two pings.
    @WithDefault("30s")
    Duration pingInterval();

    /// Pings without any sign of life in return after which a link counts as lost.
    @WithDefault("2")
    int missedAnswers();

    /// For TCP, TLS and the WebSocket handshake together.
    @WithDefault("10s")
    Duration connectTimeout();

    /// Before a lost link is dialled again, the first time; it doubles, with chance.
    @WithDefault("1s")
    Duration reconnectMin();

    /// The longest pause between two dials.
    @WithDefault("30s")
    Duration reconnectMax();

    /// Bytes of the largest message taken from a canister; a larger one ends the link.
    @WithDefault("1048576")
    int maxMessage();
}
