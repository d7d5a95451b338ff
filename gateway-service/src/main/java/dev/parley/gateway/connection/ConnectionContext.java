package dev.parley.gateway.connection;

import dev.parley.gateway.delivery.Deliveries;
import dev.parley.gateway.limits.ConnectionFlood;
import dev.parley.gateway.limits.FrameLimits;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.limits.Rate;
import dev.parley.gateway.limits.Strangers;
import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.service.log.Sparing;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// What every connection shares.
@Singleton
class ConnectionContext {
    private final ConnectionCommands commands;
    private final ConnectionRegistrar connectionRegistrar;
    private final Connections connections;
    private final Deliveries deliveries;
    private final MemoryBudget memory;
    private final EventLookups lookups;
    private final ConnectionFlood flood;
    private final Strangers strangers;
    private final ConnectionConfig config;
    private final Rate frameRate;
    private final Rate commandRate;
    private final ExecutorService threads;
    private final Sparing bugs = new Sparing();

    ConnectionContext(
            ConnectionCommands commands,
            ConnectionRegistrar connectionRegistrar,
            Connections connections,
            Deliveries deliveries,
            MemoryBudget memory,
            EventLookups lookups,
            ConnectionFlood flood,
            Strangers strangers,
            ConnectionConfig config,
            LimitsConfig limits,
            @VirtualThreads ExecutorService threads) {
        this.commands = commands;
        this.connectionRegistrar = connectionRegistrar;
        this.connections = connections;
        this.deliveries = deliveries;
        this.memory = memory;
        this.lookups = lookups;
        this.flood = flood;
        this.strangers = strangers;
        this.config = config;
        this.frameRate = Rate.of(limits.framesPerMinute(), Duration.ofMinutes(1));
        this.commandRate = Rate.burst(limits.commandsBurst(), limits.commandsPerSecond(), Duration.ofSeconds(1));
        this.threads = threads;
    }

    ConnectionCommands commands() {
        return commands;
    }

    ConnectionRegistrar lobby() {
        return connectionRegistrar;
    }

    Connections connections() {
        return connections;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    MemoryBudget memory() {
        return memory;
    }

    EventLookups lookups() {
        return lookups;
    }

    ConnectionFlood flood() {
        return flood;
    }

    Strangers strangers() {
        return strangers;
    }

    ConnectionConfig config() {
        return config;
    }

    /// Where work may block.
    ExecutorService threads() {
        return threads;
    }

    /// What is logged of frames and commands that fail by a bug of ours, as any client may send them again and again.
    Sparing bugs() {
        return bugs;
    }

    /// For one connection.
    FrameLimits frameLimits(Dialect dialect) {
        var kinds = dialect.kinds();
        return new FrameLimits(kinds.isEmpty() ? commandRate : frameRate, kinds, System::nanoTime);
    }
}
