package dev.parley.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One person's connection of the avai dialect: signed in, with a thread to write to. Any thread may send; one reads.
final class Connection implements AutoCloseable {
    private static final Pattern THREAD = Pattern.compile("\"thread\":\\{[^}]*?\"id\":\"([^\"]+)\"");

    private final WebSocket socket;
    private final byte[] beforeNumber;
    private final byte[] afterNumber;

    private Connection(WebSocket socket, String thread, String content) {
        this.socket = socket;
        this.beforeNumber = "{\"type\":\"send_message\",\"messageId\":\"".getBytes(StandardCharsets.US_ASCII);
        this.afterNumber = ("\",\"thread_id\":\"" + thread + "\",\"content\":\"" + content
                        + "\",\"content_type\":\"text\"}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// Connects, signs in with the token and creates a thread.
    static Connection signedIn(URI address, String token, String content) throws IOException {
        var socket = WebSocket.open(address, null);
        socket.say("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
        socket.await("\"type\":\"auth_success\"");
        socket.say("{\"type\":\"create_thread\",\"title\":\"bench\"}");
        var thread = THREAD.matcher(socket.await("\"type\":\"thread_created\""));
        if (!thread.find()) {
            throw new IOException("thread_created without an id");
        }
        return new Connection(socket, thread.group(1), content);
    }

    void register(Selector selector) throws IOException {
        socket.register(selector, this);
    }

    /// Puts a message behind what is still to be written; [#flush] sends it.
    void queueMessage(long number) {
        var digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        var payload = new byte[beforeNumber.length + digits.length + afterNumber.length];
        System.arraycopy(beforeNumber, 0, payload, 0, beforeNumber.length);
        System.arraycopy(digits, 0, payload, beforeNumber.length, digits.length);
        System.arraycopy(afterNumber, 0, payload, beforeNumber.length + digits.length, afterNumber.length);
        socket.queue(payload);
    }

    void flush() throws IOException {
        socket.flush();
    }

    void read(FrameReader.Taker taker) throws IOException {
        socket.read(taker);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
