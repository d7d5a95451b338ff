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

/// A WebSocket on a plain channel, as cheap as it gets: at first a caller waits for its answers, then, registered, a
/// selector does. Any thread may send; one reads.
public final class WebSocket implements AutoCloseable {
    private static final int FIRST_CAPACITY = 2048;

    private final SocketChannel channel;
    private final FrameReader frames = new FrameReader(FIRST_CAPACITY);
    private ByteBuffer outgoing = ByteBuffer.allocate(FIRST_CAPACITY);
    private SelectionKey key;

    private WebSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /// Connects and upgrades. `protocol` (may be null) is the sub-protocol offered.
    public static WebSocket open(URI address, String protocol) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var socket = new WebSocket(channel);
            socket.upgrade(address, protocol);
            return socket;
        } catch (IOException | RuntimeException refused) {
            channel.close();
            throw refused;
        }
    }

    private void upgrade(URI address, String protocol) throws IOException {
        var offer = protocol == null ? "" : "\r\nSec-WebSocket-Protocol: " + protocol;
        var target = address.getPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        var request = "GET " + target + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" + offer + "\r\n\r\n";
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

    /// Before [#register] only.
    public void say(String text) throws IOException {
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

    /// Waits for a frame that holds `wanted`; one that says error is none to wait longer after. Before [#register]
    /// only.
    public String await(String wanted) throws IOException {
        var found = new String[1];
        while (true) {
            frames.frames((opcode, bytes, offset, length) -> {
                var text = new String(bytes, offset, length, StandardCharsets.UTF_8);
                if (opcode == FrameReader.CLOSE && found[0] == null) {
                    throw new IOException("closed while waiting for " + wanted + ": " + closing(bytes, offset, length));
                }
                if (text.contains("\"type\":\"error\"") || text.contains("\"type\":\"auth_error\"")) {
                    throw new IOException("waiting for " + wanted + ", the server said " + text);
                }
                if (found[0] == null && text.contains(wanted)) {
                    found[0] = text;
                }
            });
            if (found[0] != null) {
                return found[0];
            }
            if (!frames.readFrom(channel)) {
                throw new IOException("the server closed before " + wanted);
            }
        }
    }

    /// From now on the selector says when there is something to read; `attachment` is what its key carries.
    public void register(Selector selector, Object attachment) throws IOException {
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, attachment);
    }

    /// Puts a text behind what is still to be written; [#flush] sends it.
    public synchronized void queue(byte[] payload) {
        room(payload.length + FrameWriter.LARGEST_HEADER);
        FrameWriter.text(outgoing, payload);
    }

    /// Writes what the socket takes; the rest goes when it is writable again.
    public synchronized void flush() throws IOException {
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
    public void read(FrameReader.Taker taker) throws IOException {
        if (!frames.readFrom(channel)) {
            throw new IOException("the server closed a connection");
        }
        frames.frames((opcode, bytes, offset, length) -> {
            switch (opcode) {
                case FrameReader.TEXT -> taker.take(opcode, bytes, offset, length);
                case FrameReader.PING -> pong(bytes, offset, length);
                case FrameReader.CLOSE ->
                    throw new IOException("the server closed a connection: " + closing(bytes, offset, length));
                default -> {}
            }
        });
    }

    private static String closing(byte[] bytes, int offset, int length) {
        return length < 2
                ? "without a code"
                : ((bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff) + " "
                        + new String(bytes, offset + 2, length - 2, StandardCharsets.UTF_8);
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
