package dev.parley.gateway.health;

import dev.parley.gateway.connection.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether new connections should come here: until this gateway drains. Neither Redis nor a sibling counts: sockets are
/// better kept than sent to a gateway that has the same trouble.
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {
    private final Connections connections;

    Readiness(Connections connections) {
        this.connections = connections;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accepting connections")
                .status(!connections.draining())
                .build();
    }
}
