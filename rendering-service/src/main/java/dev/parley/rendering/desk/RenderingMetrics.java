package dev.parley.rendering.desk;

import dev.parley.rendering.contract.DocumentFormat;
import dev.parley.service.metrics.Label;
import dev.parley.session.contract.problem.ErrorCode;
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
    private static final Label<DocumentFormat> FORMAT = Label.of("format", DocumentFormat.class);
    private static final Label<ErrorCode> OUTCOME =
            Label.of("outcome", ErrorCode.class).orNone("ok");

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
        var refused = ErrorCode.INTERNAL;
        try {
            var file = rendering.get();
            refused = null;
            return file;
        } catch (RequestRejected e) {
            refused = e.code();
            throw e;
        } finally {
            begun.stop(Timer.builder("rendering")
                    .tags(FORMAT.is(format))
                    .tags(OUTCOME.is(refused))
                    .description("From taking a document to its file or refusal, waiting included")
                    .register(registry));
        }
    }
}
