package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.connection.client.SharedLimits;
import dev.parley.gateway.connection.command.ConnectionCommands;
import dev.parley.gateway.connection.outbound.DeliveryContext;
import dev.parley.gateway.connection.registry.ConnectionRegistrar;
import dev.parley.gateway.connection.registry.Connections;
import dev.parley.service.log.Sparing;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// What every connection shares.
@Singleton
class ConnectionContext {
    private final ConnectionCommands commands;
    private final ConnectionRegistrar registrar;
    private final Connections connections;
    private final DeliveryContext delivery;
    private final SharedLimits limits;
    private final ConnectionConfig config;
    private final ExecutorService threads;
    private final Sparing bugs = new Sparing();

    ConnectionContext(
            ConnectionCommands commands,
            ConnectionRegistrar registrar,
            Connections connections,
            DeliveryContext delivery,
            SharedLimits limits,
            ConnectionConfig config,
            @VirtualThreads ExecutorService threads) {
        this.commands = commands;
        this.registrar = registrar;
        this.connections = connections;
        this.delivery = delivery;
        this.limits = limits;
        this.config = config;
        this.threads = threads;
    }

    ConnectionCommands commands() {
        return commands;
    }

    ConnectionRegistrar registrar() {
        return registrar;
    }

    Connections connections() {
        return connections;
    }

    DeliveryContext delivery() {
        return delivery;
    }

    SharedLimits limits() {
        return limits;
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
}
