package dev.parley.service.tracing;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Traces a part of what comes in. Chance decides and not the trace's id, which a caller may choose.
final class SampledTracing implements Tracing {
    private final Tracer tracer;
    private final double ratio;

    SampledTracing(Tracer tracer, double ratio) {
        this.tracer = tracer;
        this.ratio = ratio;
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Span begin(String name, SpanKind kind, @Nullable String callersTraceparent) {
        if (ThreadLocalRandom.current().nextDouble() >= ratio) {
            return Span.NONE;
        }
        var caller = TraceParent.read(callersTraceparent);
        return RecordedSpan.begin(tracer, name, kind, caller == null ? Context.root() : caller.context());
    }

    @Override
    public Span resume(String name, SpanKind kind, @Nullable String traceparent) {
        var before = TraceParent.read(traceparent);
        return before == null || !before.sampled()
                ? Span.NONE
                : RecordedSpan.begin(tracer, name, kind, before.context());
    }
}
