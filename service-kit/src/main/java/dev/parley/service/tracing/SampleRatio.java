package dev.parley.service.tracing;

import org.jboss.logging.Logger;

/// Which part is traced, as an operator has written it.
final class SampleRatio {
    static final double DEFAULT = 0.01;

    private static final Logger LOG = Logger.getLogger(SampleRatio.class);

    private SampleRatio() {}

    /// What cannot be one is told in the log, and otherwise as if it were not set, as OpenTelemetry asks: nothing that
    /// watches a service keeps it from starting.
    static double of(String text) {
        try {
            var ratio = Double.parseDouble(text.strip());
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        LOG.warnf("OTEL_TRACES_SAMPLER_ARG (tracing.ratio) is no number from 0 to 1: ratio=%s", DEFAULT);
        return DEFAULT;
    }
}
