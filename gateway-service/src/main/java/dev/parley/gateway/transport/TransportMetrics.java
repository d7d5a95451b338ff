package dev.parley.gateway.transport;

import dev.parley.service.metrics.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// What is counted of connections below sockets and resources.
@Singleton
class TransportMetrics {
    private static final Label<ConnectionRefusal> CONNECTION_REFUSED = Label.of("reason", ConnectionRefusal.class);
    private static final Label<Refusal> REQUEST_REFUSED = Label.of("reason", Refusal.class);
    private static final Label<Cut> CUT = Label.of("reason", Cut.class);

    private final MeterRegistry registry;
    private final Function<ConnectionRefusal, Counter> connectionsRefused;
    private final Function<Refusal, Counter> requestsRefused;
    private final Function<Cut, Counter> cuts;

    TransportMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.connectionsRefused = CONNECTION_REFUSED.each(reason -> Counter.builder("parley.connections.refused")
                .description("Connections closed as soon as they had come")
                .tags(reason)
                .register(registry));
        this.requestsRefused = REQUEST_REFUSED.each(reason -> Counter.builder("parley.http.refused")
                .description("Requests refused before anything of ours saw them, or given up where nobody answered")
                .tags(reason)
                .register(registry));
        this.cuts = CUT.each(reason -> Counter.builder("parley.http.cut")
                .description("Connections closed for what they hold, or for an answer that does not go on")
                .tags(reason)
                .register(registry));
    }

    void connections(AtomicInteger open) {
        Gauge.builder("parley.http.connections", open, AtomicInteger::get)
                .description("HTTP connections open, sockets included")
                .register(registry);
    }

    void refused(ConnectionRefusal reason) {
        connectionsRefused.apply(reason).increment();
    }

    void refused(Refusal reason) {
        requestsRefused.apply(reason).increment();
    }

    void cut(Cut reason) {
        cuts.apply(reason).increment();
    }
}
