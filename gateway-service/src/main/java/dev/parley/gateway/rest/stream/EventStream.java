package dev.parley.gateway.rest.stream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Server-sent events as the answer to a request, as patient with their reader as any other stream.
public final class EventStream implements Events {
    private static final String DONE = "[DONE]";

    private final HttpServerResponse response;
    private final Map<String, String> headers;
    private final Duration stall;

    /// With headers of its own, which are written with the first event.
    public EventStream(HttpServerResponse response, Map<String, String> headers, Duration stall) {
        this.response = response;
        this.headers = headers;
        this.stall = stall;
    }

    private void open() {
        response.setStatusCode(200).setChunked(true).putHeader("Content-Type", MediaType.SERVER_SENT_EVENTS);
        // Or proxies would gather the words, and bring them all at the end.
        response.putHeader("Cache-Control", "no-cache, no-transform").putHeader("X-Accel-Buffering", "no");
        headers.forEach(response::putHeader);
    }

    @Override
    public boolean send(String data) throws InterruptedException {
        return written("data: " + data + "\n\n");
    }

    @Override
    public boolean beat() throws InterruptedException {
        return written(":\n\n");
    }

    @Override
    public void done() throws InterruptedException {
        if (send(DONE)) {
            response.end();
        } else {
            cut();
        }
    }

    @Override
    public void cut() {
        if (!response.ended()) {
            response.reset();
        }
    }

    private boolean written(String text) throws InterruptedException {
        if (response.closed() || response.ended()) {
            return false;
        }
        if (!response.headWritten()) {
            open();
        }
        return taken(response.write(Buffer.buffer(text)));
    }

    private boolean taken(Future<Void> write) throws InterruptedException {
        try {
            write.toCompletionStage().toCompletableFuture().get(stall.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
