package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/// Somebody's socket: says frames, and waits for those it wants to hear, passing over all others.
final class Voice implements WebSocket.Listener, AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private WebSocket socket;

    private Voice() {}

    static Voice at(HttpClient client, URI address) throws Exception {
        var voice = new Voice();
        voice.socket =
                client.newWebSocketBuilder().buildAsync(address, voice).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return voice;
    }

    Voice says(String type, JsonObject fields) {
        socket.sendText(fields.put("type", type).encode(), true).join();
        return this;
    }

    JsonObject hears(String type) throws InterruptedException, TimeoutException {
        return hears(type, frame -> type.equals(frame.getString("type")));
    }

    JsonObject hears(String what, Predicate<JsonObject> wanted) throws InterruptedException, TimeoutException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var frame = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new TimeoutException("no " + what);
            }
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    /// So many of them.
    void hears(int times, String type) throws InterruptedException, TimeoutException {
        for (var time = 0; time < times; time++) {
            hears(type);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(new JsonObject(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> null).join();
        socket.abort();
    }
}
