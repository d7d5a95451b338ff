package dev.parley.service.tracing;

import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a trace, from its begin to [#end]. What is put into it is counts, codes and names of ours: never what
/// people write, who they are, or a path with an id in it. From any thread.
public interface Span {
    /// Of what is not traced.
    Span NONE = new NoSpan();

    boolean isRecording();

    Span child(String name, SpanKind kind);

    Span put(String key, @Nullable String value);

    Span put(String key, long value);

    Span put(String key, List<String> values);

    void rename(String name);

    void failed(String code);

    void end();

    /// As the W3C has it, for whoever goes on with it; null: it is not traced.
    @Nullable
    String traceparent();

    /// What a line of the log says of it, at its end: ` trace_id=…`; "" where it is not traced.
    String logged();
}
