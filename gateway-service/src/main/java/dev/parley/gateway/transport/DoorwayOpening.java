package dev.parley.gateway.transport;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Sets the [Guard] before the [Doorway], before anybody comes in.
@Singleton
class DoorwayOpening {
    void start(@Observes StartupEvent event, Guard guard, Vertx vertx) {
        if (((VertxInternal) vertx).transport() instanceof GuardedTransport transport) {
            transport.doorway().guardedBy(guard);
        } else if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            // There Vert.x outlives what is reloaded, and with it the guard of the first start.
            throw new IllegalStateException("Vert.x has not taken our transport: connections would be unbounded");
        }
    }
}
