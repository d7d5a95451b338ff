package dev.parley.session.message;

import dev.parley.service.tracing.HintTraces;
import dev.parley.service.tracing.Span;
import dev.parley.service.tracing.Tracing;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.MessageView;
import io.opentelemetry.api.trace.SpanKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is traced of a batch: each message by itself, in the trace of its own frame. A message that is traced has one
/// step here, and one more on its way to Redis, from which whoever hears of it goes on.
final class AppendTraces {
    private static final AppendTraces NONE = new AppendTraces();

    private record Key(
            UUID conversation,
            @Nullable UUID sender,
            @Nullable String key) {}

    private final Map<Key, Span> steps = new HashMap<>(2);

    private AppendTraces() {}

    static AppendTraces begin(Tracing tracing, AppendBatch batch) {
        if (!tracing.isOn() || batch.traces() == null) {
            return NONE;
        }
        var traces = new AppendTraces();
        for (var place = 0; place < batch.items().size(); place++) {
            var item = batch.items().get(place);
            if (item == null) {
                continue;
            }
            var step = tracing.resume(
                    "message.append", SpanKind.SERVER, batch.traces().get(place));
            if (step.isRecording()) {
                step.put("parley.batch.messages", batch.items().size());
                var twice = traces.steps.putIfAbsent(new Key(item.conversationId(), item.senderId(), item.key()), step);
                if (twice != null) {
                    step.end();
                }
            }
        }
        return traces;
    }

    /// What an announcement of these changes tells of their traces; null: nothing.
    @Nullable
    String announced(List<Change> changes) {
        if (steps.isEmpty()) {
            return null;
        }
        var traceparents = new HashMap<Long, String>();
        for (var change : changes) {
            var step = change instanceof Change.MessageSent sent ? steps.get(key(sent.message())) : null;
            if (step != null) {
                var announcing = step.child("message.announce", SpanKind.PRODUCER);
                traceparents.put(change.seq(), announcing.traceparent());
                // It is handed over, and nobody waits for it.
                announcing.end();
            }
        }
        return HintTraces.write(traceparents);
    }

    private static Key key(MessageView message) {
        return new Key(message.conversationId(), message.senderId(), message.key());
    }

    void end() {
        steps.values().forEach(Span::end);
    }
}
