package dev.parley.gateway.connection;

import dev.parley.gateway.connection.client.AcceptedUpgrade;
import dev.parley.gateway.connection.outbound.OutboundPump;
import dev.parley.gateway.connection.registry.OpenConnection;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Trait;

/// How a connection begins: it counts as one of us and is greeted, at once or at the distance its client needs; what it
/// has said already is carried out from then on.
final class ConnectionOpening {
    private final OpenConnection connection;
    private final AcceptedUpgrade upgrade;
    private final OutboundPump outboundPump;
    private final CommandExecutor commandExecutor;
    private final ConnectionLifecycle lifecycle;
    private final ConnectionContext around;

    ConnectionOpening(
            OpenConnection connection,
            AcceptedUpgrade upgrade,
            OutboundPump outboundPump,
            CommandExecutor commandExecutor,
            ConnectionLifecycle lifecycle,
            ConnectionContext around) {
        this.connection = connection;
        this.upgrade = upgrade;
        this.outboundPump = outboundPump;
        this.commandExecutor = commandExecutor;
        this.lifecycle = lifecycle;
        this.around = around;
    }

    void begin() {
        around.connections().add(connection);
        if (connection.dialect().has(Trait.KEEPS_DISTANCE)) {
            connection.soon(this::greet, around.config().greetingDelay().toNanos());
        } else {
            connection.loop().execute(this::greet);
        }
        if (upgrade.oneSocketTooMany()) {
            connection.close(CloseReason.FLOOD);
        }
    }

    private void greet() {
        connection.orGiveUp(() -> {
            var greeting = connection.dialect().greeting(connection.id());
            if (greeting != null) {
                outboundPump.write(greeting);
            }
            if (lifecycle.greeted()) {
                commandExecutor.begin();
                connection.goOn();
            }
        });
    }
}
