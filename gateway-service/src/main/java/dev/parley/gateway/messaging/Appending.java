package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.gateway.session.SessionService;
import dev.parley.service.tracing.Span;
import dev.parley.service.tracing.Tracing;
import dev.parley.session.contract.message.AppendBatch;
import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.RequestRejected;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Messages on their way to the log and back, and what is traced of that: each message by itself, though many share a
/// request.
@Singleton
class Appending {
    private static final String MESSAGE = "message.send";

    private final SessionService session;
    private final RedisSubscriber subscriber;
    private final Tracing tracing;

    Appending(SessionService session, RedisSubscriber subscriber, Tracing tracing) {
        this.session = session;
        this.subscriber = subscriber;
        this.tracing = tracing;
    }

    PendingMessage pending(NewMessage message, PendingMessage.Sender sender) {
        if (!tracing.isOn()) {
            return new PendingMessage(message, sender, Span.NONE);
        }
        var parent = sender.parent();
        var span = parent == null ? tracing.begin(MESSAGE, SpanKind.SERVER) : parent.child(MESSAGE, SpanKind.INTERNAL);
        return new PendingMessage(message, span.isRecording() ? new TracedSender(sender, span) : sender, span);
    }

    /// Blocks.
    List<AppendOutcome> append(List<PendingMessage> batch) {
        var items = new ArrayList<NewMessage>(batch.size());
        batch.forEach(outgoing -> items.add(outgoing.message()));
        var spans = BatchSpans.begin(batch, "message.append", SpanKind.CLIENT);
        var request = new AppendBatch(items, subscriber.id(), spans.traceparents());
        try {
            return session.call(peer -> peer.append().append(request)).outcomes();
        } catch (RequestRejected e) {
            spans.failed(e.code().wire());
            throw e;
        } finally {
            spans.end();
        }
    }
}
