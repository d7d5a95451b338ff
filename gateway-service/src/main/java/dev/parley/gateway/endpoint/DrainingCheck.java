package dev.parley.gateway.endpoint;

import dev.parley.gateway.connection.registry.Connections;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;

/// A gateway that is about to end takes no more sockets.
@Singleton
@Priority(Upgrade.DRAINING)
class DrainingCheck implements HttpUpgradeCheck {
    private final Connections connections;

    DrainingCheck(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        return connections.draining()
                ? Upgrade.reject(503, "The server is shutting down.\n")
                : CheckResult.permitUpgrade();
    }
}
