package dev.parley.gateway.connection.client;

import dev.parley.gateway.limits.ConnectionFlood;
import dev.parley.gateway.limits.FrameLimits;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.limits.Rate;
import dev.parley.gateway.limits.Strangers;
import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.protocol.Dialect;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How much all connections may hold, how many may come from one place, and how often one may say something.
@Singleton
public class SharedLimits {
    private final MemoryBudget memory;
    private final ConnectionFlood flood;
    private final Strangers strangers;
    private final Rate frameRate;
    private final Rate commandRate;

    SharedLimits(MemoryBudget memory, ConnectionFlood flood, Strangers strangers, LimitsConfig config) {
        this.memory = memory;
        this.flood = flood;
        this.strangers = strangers;
        this.frameRate = Rate.of(config.framesPerMinute(), Duration.ofMinutes(1));
        this.commandRate = Rate.burst(config.commandsBurst(), config.commandsPerSecond(), Duration.ofSeconds(1));
    }

    public MemoryBudget memory() {
        return memory;
    }

    ConnectionFlood flood() {
        return flood;
    }

    Strangers strangers() {
        return strangers;
    }

    /// For one connection.
    public FrameLimits ofFrames(Dialect dialect) {
        var kinds = dialect.kinds();
        return new FrameLimits(kinds.isEmpty() ? commandRate : frameRate, kinds, System::nanoTime);
    }
}
