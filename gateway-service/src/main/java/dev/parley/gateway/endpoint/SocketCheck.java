package dev.parley.gateway.endpoint;

import dev.parley.gateway.connection.Connection;
import dev.parley.gateway.connection.ConnectionFactory;
import dev.parley.gateway.connection.client.AcceptedUpgrade;
import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.proxy.ClientAddresses;
import dev.parley.gateway.proxy.OpenByAddress;
import dev.parley.gateway.transport.SocketUpgrade;
import dev.parley.gateway.transport.TransportConfig;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The last of the checks: the request becomes a socket, and that a connection's. Only now it counts as a socket:
/// requests that become none may come one after the other on a proxy's connection.
@Singleton
@Priority(Upgrade.LAST)
class SocketCheck implements HttpUpgradeCheck {
    static final UserData.TypedKey<Connection> CONNECTION = new UserData.TypedKey<>("connection");

    private static final int UNCOUNTED_BYTES = 2_048;

    private final ConnectionFactory connections;
    private final ConnectionConfig config;
    private final ClientAddresses clients;
    private final OpenByAddress behindProxies;

    SocketCheck(
            ConnectionFactory connections,
            ConnectionConfig config,
            ClientAddresses clients,
            TransportConfig transport) {
        this.connections = connections;
        this.config = config;
        this.clients = clients;
        this.behindProxies = new OpenByAddress(transport.maxConnectionsOfAddress());
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var upgrade = Upgrade.end(context);
        var request = context.httpRequest();
        var place = enter(request);
        if (place.isEmpty() && upgrade.dialect().has(Trait.SIGNS_IN_BEFORE_UPGRADE)) {
            return Upgrade.reject(Upgrade.TOO_MANY_REQUESTS, Upgrade.TOO_MANY);
        }
        var leaves = place.orElse(() -> {});
        var connection = connections.create(accepted(request, upgrade, place.isEmpty()));
        if (!SocketUpgrade.await(request, connection, config.maxMessageBytes(), leaves)) {
            // WebSockets Next would keep it, and its token, for ever: nobody would tell it that it has ended.
            leaves.run();
            return Upgrade.reject(503, "The client has gone.\n");
        }
        context.userData().put(CONNECTION, connection);
        return CheckResult.permitUpgrade();
    }

    private AcceptedUpgrade accepted(HttpServerRequest request, Upgrade upgrade, boolean oneSocketTooMany) {
        var token = PresentedToken.of(request, upgrade.dialect().has(Trait.SIGNS_IN_WITH_UPGRADE));
        // Vert.x keeps the address whole and in its parts. A short one is not worth counting.
        var kept = 2 * request.uri().length() + token.map(String::length).orElse(0);
        return new AcceptedUpgrade(
                upgrade.dialect(),
                token.orElse(null),
                upgrade.admitted(),
                clients.of(request),
                upgrade.isFlooded(),
                oneSocketTooMany,
                kept < UNCOUNTED_BYTES ? 0 : kept);
    }

    /// Counts the socket of a client behind a trusted proxy: others are counted where they connect. What comes back
    /// gives its place free and has to be run once; empty: it would be one too many.
    private Optional<Runnable> enter(HttpServerRequest request) {
        if (!clients.isProxy(request.remoteAddress().hostAddress())) {
            return Optional.of(() -> {});
        }
        var client = clients.of(request);
        if (!behindProxies.enter(client)) {
            return Optional.empty();
        }
        return Optional.of(() -> behindProxies.leave(client));
    }
}
