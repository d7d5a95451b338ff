package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.Rooms;
import dev.parley.gateway.limits.FrameLimits;
import dev.parley.gateway.limits.LimitsConfig;
import dev.parley.gateway.limits.Rate;
import dev.parley.gateway.protocol.Dialect;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// What every connection shares.
@Singleton
class Surroundings {
    private final Commands commands;
    private final Rooms rooms;
    private final Connections connections;
    private final ConnectionConfig config;
    private final Rate frameRate;
    private final ExecutorService threads;

    Surroundings(
            Commands commands,
            Rooms rooms,
            Connections connections,
            ConnectionConfig config,
            LimitsConfig limits,
            @VirtualThreads ExecutorService threads) {
        this.commands = commands;
        this.rooms = rooms;
        this.connections = connections;
        this.config = config;
        this.frameRate = Rate.of(limits.framesPerMinute(), Duration.ofMinutes(1));
        this.threads = threads;
    }

    Commands commands() {
        return commands;
    }

    Rooms rooms() {
        return rooms;
    }

    Connections connections() {
        return connections;
    }

    ConnectionConfig config() {
        return config;
    }

    /// Where work may block.
    ExecutorService threads() {
        return threads;
    }

    /// For one connection.
    FrameLimits frameLimits(Dialect dialect) {
        return new FrameLimits(frameRate, dialect.kinds(), System::nanoTime);
    }
}
