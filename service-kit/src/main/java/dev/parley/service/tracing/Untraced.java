package dev.parley.service.tracing;

import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/// Traces nothing.
final class Untraced implements Tracing {
    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Span begin(String name, SpanKind kind, @Nullable String callersTraceparent) {
        return Span.NONE;
    }

    @Override
    public Span resume(String name, SpanKind kind, @Nullable String traceparent) {
        return Span.NONE;
    }
}
