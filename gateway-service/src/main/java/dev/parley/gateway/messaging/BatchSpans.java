package dev.parley.gateway.messaging;

import dev.parley.service.tracing.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steps of a request that carries many messages: one in the trace of each message that is traced. Not for several
/// threads.
final class BatchSpans {
    private static final BatchSpans NONE = new BatchSpans(Map.of());

    private final Map<Integer, Span> steps;

    private BatchSpans(Map<Integer, Span> steps) {
        this.steps = steps;
    }

    static BatchSpans begin(List<PendingMessage> batch, String name, SpanKind kind) {
        Map<Integer, Span> steps = null;
        for (var place = 0; place < batch.size(); place++) {
            var span = batch.get(place).span();
            if (span.isRecording()) {
                if (steps == null) {
                    steps = new HashMap<>(4);
                }
                steps.put(place, span.child(name, kind).put("parley.batch.messages", batch.size()));
            }
        }
        return steps == null ? NONE : new BatchSpans(steps);
    }

    /// By the places of the messages in the batch; null: none is traced.
    @Nullable
    Map<Integer, String> traceparents() {
        if (steps.isEmpty()) {
            return null;
        }
        var traceparents = new HashMap<Integer, String>();
        steps.forEach((place, span) -> traceparents.put(place, span.traceparent()));
        return traceparents;
    }

    void failed(String code) {
        steps.values().forEach(span -> span.failed(code));
    }

    void end() {
        steps.values().forEach(Span::end);
    }
}
