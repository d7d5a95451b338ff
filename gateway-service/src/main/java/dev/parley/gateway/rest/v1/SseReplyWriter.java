package dev.parley.gateway.rest.v1;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.parley.ParleyForm;
import dev.parley.gateway.rest.stream.ReplyReader;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Who follows a reply over HTTP: one event of the stream for each event of parley.v1, in its words.
final class SseReplyWriter implements ReplyReader {
    private final Sse sse;
    private final SseEventSink sink;
    private final Duration stall;

    SseReplyWriter(Sse sse, SseEventSink sink, Duration stall) {
        this.sse = sse;
        this.sink = sink;
        this.stall = stall;
    }

    @Override
    public boolean tell(Event event) throws InterruptedException {
        var text = ParleyForm.event(event);
        return text == null || send(sse.newEvent(new String(text, StandardCharsets.UTF_8)));
    }

    /// The last event of a server that goes: asked for again elsewhere, the stream tells the reply from its beginning.
    @Override
    public void sayFarewell() throws InterruptedException {
        send(sse.newEvent(new String(ParleyForm.draining(), StandardCharsets.UTF_8)));
    }

    @Override
    public boolean beat() throws InterruptedException {
        return send(sse.newEventBuilder().comment("").build());
    }

    private boolean send(OutboundSseEvent event) throws InterruptedException {
        if (sink.isClosed()) {
            return false;
        }
        try {
            sink.send(event).toCompletableFuture().get(stall.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sink.close();
    }
}
