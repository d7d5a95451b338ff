package dev.parley.soak.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One socket that speaks parley.v1. Frames are handed on in the order in which they came, answers among them.
public final class Connection implements WebSocket.Listener {
    /// Within it each command must be answered or refused, or the connection closed.
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration HANDSHAKE = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(HANDSHAKE).build();

    /// Who hears what the server says unasked.
    public interface Listener {
        void heard(Frame event);

        /// Once; 1006 when no close frame came.
        void closed(int code);
    }

    private final Listener listener;
    private final AtomicLong refs = new AtomicLong();
    private final Map<String, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private boolean closed;

    private Connection(Listener listener) {
        this.listener = listener;
    }

    public static Connection open(URI address, Listener listener) throws IOException {
        var connection = new Connection(listener);
        try {
            connection.socket = HTTP.newWebSocketBuilder()
                    .subprotocols("parley.v1")
                    .connectTimeout(HANDSHAKE)
                    .buildAsync(address, connection)
                    .join();
            return connection;
        } catch (CompletionException refused) {
            throw new IOException("no connection to " + address, refused.getCause());
        }
    }

    public CompletableFuture<Answer> asks(ObjectNode command) {
        return asks(command, _ -> {});
    }

    /// `inOrder` gets an `ok` before any frame that came after it.
    public CompletableFuture<Answer> asks(ObjectNode command, Consumer<Frame> inOrder) {
        var ref = Long.toString(refs.incrementAndGet());
        var answer = new CompletableFuture<Answer>();
        var handled = answer.thenApply(given -> {
            if (given instanceof Answer.Ok(var frame)) {
                inOrder.accept(frame);
            }
            return given;
        });
        waiting.put(ref, answer);
        says(command.put("ref", ref));
        answer.completeOnTimeout(new Answer.Silence(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return handled;
    }

    public synchronized void says(ObjectNode command) {
        if (closed) {
            answerAll();
            return;
        }
        var text = command.toString();
        sending = sending.handle((_, _) -> null).thenCompose(_ -> socket.sendText(text, true));
    }

    /// As a lost network would: without a word.
    public void vanishes() {
        socket.abort();
        end(1006);
    }

    /// As a good client says goodbye.
    public synchronized void leaves() {
        sending = sending.handle((_, _) -> null)
                .thenCompose(_ -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .orTimeout(2, TimeUnit.SECONDS)
                .whenComplete((_, _) -> vanishes());
    }

    public synchronized boolean isOpen() {
        return !closed;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            var text = partial.toString();
            partial.setLength(0);
            take(Frame.read(text));
        }
        webSocket.request(1);
        return null;
    }

    private void take(Frame frame) {
        var ref = frame.json().path("ref").asText("");
        var answer = ref.isEmpty() ? null : waiting.remove(ref);
        if (answer == null) {
            if (isOpen()) {
                listener.heard(frame);
            }
        } else if (frame.type().equals("ok")) {
            answer.complete(new Answer.Ok(frame));
        } else {
            answer.complete(new Answer.Refused(
                    frame.json().path("code").asText(),
                    frame.json().path("message").asText()));
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end(1006);
    }

    private void end(int code) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        listener.closed(code);
        answerAll();
    }

    private void answerAll() {
        waiting.values().removeIf(answer -> answer.complete(new Answer.Closed()) || true);
    }
}
