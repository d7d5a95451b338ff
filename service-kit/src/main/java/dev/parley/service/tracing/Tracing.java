package dev.parley.service.tracing;

import io.opentelemetry.api.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/// What operators may have traced: whether a thing that comes in is decided once, where it comes in, and whatever is
/// done for it anywhere asks no more. Switched off it is [#OFF] from the start, which does nothing.
public interface Tracing {
    Tracing OFF = new Untraced();

    /// Whether anything is ever traced.
    boolean isOn();

    /// Something comes in: a new trace by the ratio of the settings, or [Span#NONE].
    default Span begin(String name, SpanKind kind) {
        return begin(name, kind, null);
    }

    /// The same for a caller that may have a trace of its own, to be gone on with where it is fit. Its wish to have it
    /// recorded is not heard: what that costs is ours.
    Span begin(String name, SpanKind kind, @Nullable String callersTraceparent);

    /// Goes on with what one of our services has begun; [Span#NONE] where it has not, or says nothing fit.
    Span resume(String name, SpanKind kind, @Nullable String traceparent);
}
