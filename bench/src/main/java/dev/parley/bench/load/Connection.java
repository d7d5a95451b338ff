package dev.parley.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One person's WebSocket on a plain channel: signed in, with a thread to write to. Any thread may send; one reads.
final class Connection implements AutoCloseable {
    private static final Pattern THREAD = Pattern.compile("\"thread\":\\{[^}]*?\"id\":\"([^\"]+)\"");

    private final SocketChannel channel;
    private final FrameReader frames = new FrameReader();
    private ByteBuffer outgoing = ByteBuffer.allocate(16 * 1024);
    private SelectionKey key;
    private byte[] beforeNumber;
    private byte[] afterNumber;

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    /// Connects, signs in with the token and creates a thread.
    static Connection signedIn(URI address, String token, String content) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var connection = new Connection(channel);
        connection.upgrade(address);
        connection.say("{\"type\":\"auth\",\"token\":\"" + token + "\"}");
        connection.await("auth_success");
        connection.say("{\"type\":\"create_thread\",\"title\":\"bench\"}");
        var created = connection.await("thread_created");
        var thread = THREAD.matcher(created);
        if (!thread.find()) {
            throw new IOException("thread_created without an id");
        }
        connection.beforeNumber = "{\"type\":\"send_message\",\"messageId\":\"".getBytes(StandardCharsets.US_ASCII);
        connection.afterNumber = ("\",\"thread_id\":\"" + thread.group(1) + "\",\"content\":\"" + content
                        + "\",\"content_type\":\"text\"}")
                .getBytes(StandardCharsets.US_ASCII);
        return connection;
    }

    private void upgrade(URI address) throws IOException {
        var request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var answer = ByteBuffer.allocate(16 * 1024);
        while (true) {
            if (channel.read(answer) < 0) {
                throw new IOException("the server closed during the upgrade");
            }
            var text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            var end = text.indexOf("\r\n\r\n");
            if (end >= 0) {
                if (!text.startsWith("HTTP/1.1 101")) {
                    throw new IOException("the upgrade was answered "
                            + text.lines().findFirst().orElse(""));
                }
                frames.add(answer.array(), end + 4, answer.position() - end - 4);
                return;
            }
        }
    }

    private void say(String text) throws IOException {
        var payload = text.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(payload.length + FrameWriter.LARGEST_HEADER);
        FrameWriter.text(frame, payload);
        write(frame.flip());
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private String await(String type) throws IOException {
        var found = new String[1];
        while (found[0] == null) {
            frames.frames((opcode, bytes, offset, length) -> {
                var text = new String(bytes, offset, length, StandardCharsets.UTF_8);
                if (opcode == FrameReader.CLOSE) {
                    throw new IOException("closed while waiting for " + type);
                }
                if (text.contains("\"type\":\"error\"") || text.contains("\"type\":\"auth_error\"")) {
                    throw new IOException("waiting for " + type + ", the server said " + text);
                }
                if (text.contains("\"type\":\"" + type + "\"")) {
                    found[0] = text;
                }
            });
            if (found[0] == null && !frames.readFrom(channel)) {
                throw new IOException("the server closed before " + type);
            }
        }
        return found[0];
    }

    void register(Selector selector) throws IOException {
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /// Puts a message behind what is still to be written; [#flush] sends it.
    synchronized void queueMessage(long number) {
        var digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
        var payload = new byte[beforeNumber.length + digits.length + afterNumber.length];
        System.arraycopy(beforeNumber, 0, payload, 0, beforeNumber.length);
        System.arraycopy(digits, 0, payload, beforeNumber.length, digits.length);
        System.arraycopy(afterNumber, 0, payload, beforeNumber.length + digits.length, afterNumber.length);
        room(payload.length + FrameWriter.LARGEST_HEADER);
        FrameWriter.text(outgoing, payload);
    }

    /// Writes what the socket takes; the rest goes when it is writable again.
    synchronized void flush() throws IOException {
        outgoing.flip();
        channel.write(outgoing);
        var more = outgoing.hasRemaining();
        outgoing.compact();
        var wanted = more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
            key.selector().wakeup();
        }
    }

    /// Reads what has come and hands on the text frames.
    void read(FrameReader.Taker taker) throws IOException {
        if (!frames.readFrom(channel)) {
            throw new IOException("the server closed a connection");
        }
        frames.frames((opcode, bytes, offset, length) -> {
            switch (opcode) {
                case FrameReader.TEXT -> taker.take(opcode, bytes, offset, length);
                case FrameReader.PING -> pong(bytes, offset, length);
                case FrameReader.CLOSE ->
                    throw new IOException("the server closed a connection: "
                            + new String(bytes, offset + 2, Math.max(0, length - 2), StandardCharsets.UTF_8));
                default -> {}
            }
        });
    }

    private synchronized void pong(byte[] bytes, int offset, int length) throws IOException {
        room(length + FrameWriter.LARGEST_HEADER);
        FrameWriter.pong(outgoing, bytes, offset, length);
        flush();
    }

    private void room(int wanted) {
        if (outgoing.remaining() < wanted) {
            outgoing = ByteBuffer.allocate(Math.max(outgoing.capacity() * 2, outgoing.capacity() + wanted))
                    .put(outgoing.flip());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
