package dev.parley.session.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The time as PostgreSQL can keep it: in microseconds, so that what is told now and what is read later are the same.
@ApplicationScoped
public class DatabaseClock {
    private final Clock clock;

    DatabaseClock(Clock clock) {
        this.clock = clock;
    }

    public Instant get() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// The clock of the process.
    static class System {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
