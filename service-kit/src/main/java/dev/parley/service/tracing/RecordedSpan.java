package dev.parley.service.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A step of something that is traced.
final class RecordedSpan implements Span {
    private final Tracer tracer;
    private final io.opentelemetry.api.trace.Span recorded;

    private RecordedSpan(Tracer tracer, io.opentelemetry.api.trace.Span recorded) {
        this.tracer = tracer;
        this.recorded = recorded;
    }

    /// Its parent is told: what happens to be under way on this thread is not looked for.
    static Span begin(Tracer tracer, String name, SpanKind kind, Context parent) {
        return new RecordedSpan(
                tracer,
                tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan());
    }

    @Override
    public boolean isRecording() {
        return true;
    }

    @Override
    public Span child(String name, SpanKind kind) {
        return begin(tracer, name, kind, Context.root().with(recorded));
    }

    @Override
    public Span put(String key, @Nullable String value) {
        if (value != null) {
            recorded.setAttribute(key, value);
        }
        return this;
    }

    @Override
    public Span put(String key, long value) {
        recorded.setAttribute(key, value);
        return this;
    }

    @Override
    public Span put(String key, List<String> values) {
        recorded.setAttribute(AttributeKey.stringArrayKey(key), values);
        return this;
    }

    @Override
    public void rename(String name) {
        recorded.updateName(name);
    }

    @Override
    public void failed(String code) {
        recorded.setStatus(StatusCode.ERROR).setAttribute("error.type", code);
    }

    @Override
    public void end() {
        recorded.end();
    }

    @Override
    public String traceparent() {
        return TraceParent.of(recorded.getSpanContext());
    }

    @Override
    public String logged() {
        return " trace_id=" + recorded.getSpanContext().getTraceId();
    }
}
