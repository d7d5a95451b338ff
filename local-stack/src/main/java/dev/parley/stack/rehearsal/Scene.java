package dev.parley.stack.rehearsal;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What is played in a rehearsal: a guest asks the AI a few times and reads the history. It only warms; whether all of
/// it works is for the tests.
final class Scene implements WebSocket.Listener {
    private static final int QUESTIONS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int port;
    private final LinkedBlockingQueue<JsonObject> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    Scene(int port) {
        this.port = port;
    }

    void play() {
        try (var client = HttpClient.newHttpClient()) {
            var socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            say(socket, "auth", new JsonObject());
            await("auth_success");
            say(socket, "create_thread", new JsonObject().put("title", "Rehearsal"));
            var thread = await("thread_created").getJsonObject("thread").getString("id");
            for (var question = 0; question < QUESTIONS; question++) {
                var content = "Is eval(input" + question + ") safe?";
                say(
                        socket,
                        "send_message",
                        new JsonObject().put("thread_id", thread).put("content", content));
                await("ai_response");
            }
            say(socket, "get_history", new JsonObject().put("thread_id", thread));
            await("thread_history");
            say(socket, "get_threads", new JsonObject());
            await("threads_list");
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            client.shutdownNow();
        } catch (ExecutionException | TimeoutException lessWarm) {
            // Starts will be a little slower, nothing else.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(WebSocket socket, String type, JsonObject frame) {
        socket.sendText(frame.put("type", type).encode(), true).join();
    }

    private JsonObject await(String type) throws InterruptedException, TimeoutException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var frame = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) {
                throw new TimeoutException(type);
            }
            if (type.equals(frame.getString("type"))) {
                return frame;
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(new JsonObject(partial.toString()));
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }
}
