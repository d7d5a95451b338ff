package dev.parley.ai.reply;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready until told to stop; the AI, Redis and session-service may be away. On SIGTERM the shutdown waits here, with
/// everything still working, until the replies under way have ended.
@Readiness
@ApplicationScoped
class Draining implements HealthCheck {
    private final ReplyQueue desk;

    Draining(ReplyQueue desk) {
        this.desk = desk;
    }

    void drain(@Observes ShutdownDelayInitiatedEvent stopping) {
        try {
            desk.drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("accepting replies")
                .status(desk.accepting())
                .build();
    }
}
