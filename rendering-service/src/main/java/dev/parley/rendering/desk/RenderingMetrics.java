package dev.parley.rendering.desk;

import dev.parley.rendering.contract.DocumentFormat;
import dev.parley.session.contract.problem.RequestRejected;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/// What is counted and timed.
@ApplicationScoped
class RenderingMetrics {
    private final MeterRegistry registry;

    RenderingMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent started, RenderingDesk desk) {
        Gauge.builder("rendering.waiting", desk, RenderingDesk::waiting)
                .description("Documents that wait for a thread")
                .register(registry);
    }

    byte[] timed(DocumentFormat format, Supplier<byte[]> rendering) {
        var begun = Timer.start(registry);
        var outcome = "internal";
        try {
            var file = rendering.get();
            outcome = "ok";
            return file;
        } catch (RequestRejected refused) {
            outcome = refused.code().wire();
            throw refused;
        } finally {
            begun.stop(Timer.builder("rendering")
                    .tag("format", format.toString())
                    .tag("outcome", outcome)
                    .description("From taking a document to its file or refusal, waiting included")
                    .register(registry));
        }
    }
}
