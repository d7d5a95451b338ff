package dev.parley.gateway.health;

import dev.parley.gateway.connection.registry.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether new connections should come here: from the end of its [WarmUp] until it drains. Neither Redis nor a
/// sibling counts: sockets are better kept than sent to a gateway that has the same trouble.
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {
    private final Connections connections;
    private final WarmUp warmUp;

    Readiness(Connections connections, WarmUp warmUp) {
        this.connections = connections;
        this.warmUp = warmUp;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accepting connections")
                .status(warmUp.isOver() && !connections.draining())
                .build();
    }
}
