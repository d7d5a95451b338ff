package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.AcceptedUpgrade;
import jakarta.inject.Singleton;

/// Makes a connection of a socket that is about to open.
@Singleton
public class ConnectionFactory {
    private final ConnectionContext around;

    ConnectionFactory(ConnectionContext around) {
        this.around = around;
    }

    public Connection create(AcceptedUpgrade upgrade) {
        return new Connection(upgrade, around);
    }
}
