package dev.parley.service.tracing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// What is traced for operators, by OpenTelemetry.
@ConfigMapping(prefix = "tracing")
interface TracingConfig {
    /// Where traces are sent, by OTLP: the address of a collector, such as `http://collector:4318`. Without one nothing
    /// is traced.
    @WithDefault("${OTEL_EXPORTER_OTLP_ENDPOINT:}")
    Optional<String> endpoint();

    /// Which part of the messages, requests and answers is traced, from 0 to 1: 0.01 is one in a hundred. Anything else
    /// is said in the log, and as if it were not set.
    @WithDefault("${OTEL_TRACES_SAMPLER_ARG:0.01}")
    String ratio();
}
