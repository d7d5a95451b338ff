package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// A client as somebody would write it who has read docs/dialects/avai.md, for tests that read like a conversation:
/// `alice.says("ping")`, `alice.hears("pong")`. It keeps everything it heard; each frame is heard once.
final class ChatClient implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicLong MESSAGE_IDS = new AtomicLong();

    /// How a connection ended; 1006 when no close frame came.
    record Farewell(int code, String reason) {}

    private final List<Frame> heard = new ArrayList<>();
    private final List<Frame> unheard = new ArrayList<>();
    private Farewell farewell;
    private WebSocket socket;

    static ChatClient connect(URI address) {
        return connect(address, Map.of());
    }

    static ChatClient connect(URI address, Map<String, String> headers) {
        var client = new ChatClient();
        var builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        headers.forEach(builder::header);
        client.socket = builder.buildAsync(address, client.new Ear()).join();
        return client;
    }

    ChatClient says(String type, Object... fields) {
        return says(Frame.of(type, fields));
    }

    ChatClient says(JsonNode frame) {
        return saysText(frame.toString());
    }

    ChatClient saysText(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    ChatClient saysBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    ChatClient saysInPieces(String... pieces) {
        for (var i = 0; i < pieces.length; i++) {
            socket.sendText(pieces[i], i == pieces.length - 1).join();
        }
        return this;
    }

    /// Sends a frame and waits for the answer that carries its `messageId`.
    Frame asks(String type, Object... fields) {
        var id = "m" + MESSAGE_IDS.incrementAndGet();
        says(Frame.of(type, fields).put("messageId", id));
        return hears(
                "answer to " + type,
                frame -> id.equals(frame.json().path("messageId").asText()));
    }

    Frame hears(String type) {
        return hears(type, PATIENCE);
    }

    Frame hears(String type, Duration limit) {
        return hears(type, limit, frame -> frame.type().equals(type));
    }

    Frame hears(String what, Predicate<Frame> wanted) {
        return hears(what, PATIENCE, wanted);
    }

    synchronized Frame hears(String what, Duration limit, Predicate<Frame> wanted) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var found = unheard.stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                unheard.remove(found.get());
                return found.get();
            }
            if (farewell != null) {
                throw new AssertionError("closed with %s before %s; heard %s".formatted(farewell, what, lastHeard()));
            }
            waitUntil(deadline, what);
        }
    }

    /// Waits a while for a frame that need not come.
    boolean hearsOrNot(String type, Duration limit) {
        try {
            hears(type, limit);
            return true;
        } catch (AssertionError didNotCome) {
            if (isOpen()) {
                return false;
            }
            throw didNotCome;
        }
    }

    synchronized Farewell isClosed(Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (farewell == null) {
            waitUntil(deadline, "the close");
        }
        return farewell;
    }

    synchronized boolean isOpen() {
        return farewell == null;
    }

    synchronized List<Frame> heard() {
        return List.copyOf(heard);
    }

    synchronized List<Frame> heard(String type) {
        return heard.stream().filter(frame -> frame.type().equals(type)).toList();
    }

    private void waitUntil(long deadline, String what) {
        var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new AssertionError("no " + what + "; heard " + lastHeard());
        }
        try {
            wait(left);
        } catch (InterruptedException interrupted) {
            throw new AssertionError("interrupted waiting for " + what, interrupted);
        }
    }

    private String lastHeard() {
        var last = heard.subList(Math.max(0, heard.size() - 8), heard.size());
        return last.stream().map(frame -> frame.json().toString()).toList().toString();
    }

    /// What a client does anyway after `await open`: signs in and waits for the answer.
    ChatClient signsIn(String token) {
        says("auth", "token", token);
        var answer = hears(
                "answer to auth",
                frame -> frame.type().startsWith("auth_") || frame.type().equals("error"));
        if (!answer.type().equals("auth_success")) {
            throw new AssertionError("not signed in but " + answer.json());
        }
        return this;
    }

    String createsThread(String title) {
        return asks("create_thread", "title", title).text("thread.id");
    }

    /// Sends a message and returns its `message_sent`.
    Frame sends(String thread, String content) {
        var answer = asks("send_message", "thread_id", thread, "content", content);
        if (!answer.type().equals("message_sent")) {
            throw new AssertionError("no message_sent but " + answer.json());
        }
        return answer;
    }

    List<JsonNode> history(String thread) {
        var messages = new ArrayList<JsonNode>();
        asks("get_history", "thread_id", thread, "limit", 500).at("messages").forEach(messages::add);
        return messages;
    }

    /// Ends the connection without a word, as a lost network does.
    void vanishes() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(Frame.read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end(new Farewell(code, reason));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end(new Farewell(1006, String.valueOf(error.getMessage())));
        }

        private void hear(Frame frame) {
            synchronized (ChatClient.this) {
                heard.add(frame);
                unheard.add(frame);
                ChatClient.this.notifyAll();
            }
        }

        private void end(Farewell how) {
            synchronized (ChatClient.this) {
                farewell = how;
                ChatClient.this.notifyAll();
            }
        }
    }
}
