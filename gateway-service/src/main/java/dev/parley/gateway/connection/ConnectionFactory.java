package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.AcceptedUpgrade;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Makes a connection of a socket that is about to open.
@Singleton
public class ConnectionFactory {
    private final ConnectionContext around;
    private final Clock clock;

    ConnectionFactory(ConnectionContext around, Clock clock) {
        this.around = around;
        this.clock = clock;
    }

    public Connection create(AcceptedUpgrade upgrade) {
        return new Connection(upgrade, around, clock);
    }
}
