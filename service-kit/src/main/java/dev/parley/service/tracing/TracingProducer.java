package dev.parley.service.tracing;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Switches tracing on where there is somewhere to send it.
@Singleton
class TracingProducer {
    @Produces
    @Singleton
    Tracing tracing(
            TracingConfig config,
            @ConfigProperty(name = TracingSource.DISABLED) boolean disabled,
            Instance<OpenTelemetry> telemetry) {
        var ratio = SampleRatio.of(config.ratio());
        return disabled || ratio == 0
                ? Tracing.OFF
                : new SampledTracing(telemetry.get().getTracer("dev.parley"), ratio);
    }
}
