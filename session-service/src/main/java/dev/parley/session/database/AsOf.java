package dev.parley.session.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/// The moment up to which a reading that begins now shows everything: whoever asks next asks from there on.
@ApplicationScoped
public class AsOf {
    /// How what is read now and what is asked for later overlap.
    @ConfigMapping(prefix = "session.as-of")
    interface AsOfConfig {
        /// How far the moment lies back: longer than a transaction that has taken its ids stays open, and than the
        /// clocks of two session-services differ.
        @WithDefault("3s")
        Duration overlap();
    }

    private final DatabaseClock databaseClock;
    private final Duration overlap;

    AsOf(DatabaseClock databaseClock, AsOfConfig config) {
        this.databaseClock = databaseClock;
        this.overlap = config.overlap();
    }

    public Instant get() {
        return databaseClock.get().minus(overlap);
    }
}
