package dev.parley.gateway.connection.outbound;

import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.delivery.Deliveries;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;

/// What every connection shares of what it takes to tell an event.
@Singleton
public class DeliveryContext {
    private final EventLookups lookups;
    private final Deliveries deliveries;
    private final ExecutorService threads;
    private final ConnectionConfig config;

    DeliveryContext(
            EventLookups lookups,
            Deliveries deliveries,
            @VirtualThreads ExecutorService threads,
            ConnectionConfig config) {
        this.lookups = lookups;
        this.deliveries = deliveries;
        this.threads = threads;
        this.config = config;
    }

    EventLookups lookups() {
        return lookups;
    }

    Deliveries deliveries() {
        return deliveries;
    }

    /// Where something is looked up.
    ExecutorService threads() {
        return threads;
    }

    /// Events that wait for it, at the most.
    int maxWaiting() {
        return config.maxOutboxFrames();
    }
}
