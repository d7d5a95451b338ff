package dev.parley.service.tracing;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Of what is not traced, and so nothing.
final class NoSpan implements Span {
    @Override
    public boolean isRecording() {
        return false;
    }

    @Override
    public Span child(String name, SpanKind kind) {
        return this;
    }

    @Override
    public Span put(String key, @Nullable String value) {
        return this;
    }

    @Override
    public Span put(String key, long value) {
        return this;
    }

    @Override
    public Span put(String key, List<String> values) {
        return this;
    }

    @Override
    public void rename(String name) {}

    @Override
    public void failed(String code) {}

    @Override
    public void end() {}

    @Override
    public @Nullable String traceparent() {
        return null;
    }

    @Override
    public String logged() {
        return "";
    }
}
