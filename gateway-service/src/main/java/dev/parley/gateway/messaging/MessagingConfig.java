package dev.parley.gateway.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How messages travel to the log.
@ConfigMapping(prefix = "gateway.messaging")
public interface MessagingConfig {
    /// Requests to session-service under way at a time; a conversation always takes the same lane. Fewer lanes make
    /// larger batches, and the batch decides what a message costs.
    @WithDefault("1")
    int lanes();

    /// Messages in one request.
    @WithDefault("256")
    int maxBatch();

    /// Between the departures of two batches of a lane, at least. Longer makes larger batches, and each message wait
    /// longer under load; an idle lane sends at once.
    @WithDefault("5ms")
    Duration pace();

    /// Messages waiting in one lane before further ones are refused.
    @WithDefault("20000")
    int maxWaiting();

    /// How long messages may wait for their departure while more come than can be stored. Where batches leave later
    /// than this, full and with others behind them, for `standing-after`, further messages are refused as
    /// `unavailable` at once, until one leaves in time. What gathers in a burst or a hitch is worked off.
    @WithDefault("200ms")
    Duration standingWait();

    /// For how long all batches leave too late before further messages are refused.
    @WithDefault("500ms")
    Duration standingAfter();

    /// When somebody refused for this is asked to try again.
    @WithDefault("1s")
    Duration standingRetryAfter();

    /// How long somebody who waits for its message to be stored does so before it is told that it is not known to be.
    @WithDefault("10s")
    Duration patience();
}
