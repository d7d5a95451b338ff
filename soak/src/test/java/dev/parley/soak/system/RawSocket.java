package dev.parley.soak.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.soak.client.Frame;
import dev.parley.soak.client.PublicAddress;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/// A WebSocket by hand: it reads only when told to, and writes as much as the kernel takes.
final class RawSocket implements AutoCloseable {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;
    private static final int SMALL_BUFFER = 16 * 1024;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    private RawSocket(PublicAddress gateway) throws IOException {
        // Set before connecting, so that the kernel holds little for us and TCP pushes back soon.
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSendBufferSize(SMALL_BUFFER);
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        socket.connect(new InetSocketAddress("localhost", gateway.port()));
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER));
        socket.getOutputStream()
                .write(("""
                GET /parley HTTP/1.1
                Host: localhost:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Protocol: parley.v1

                """.formatted(gateway.port()).replace("\n", "\r\n")).getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException(head.toString());
        }
    }

    /// Connected as this person; the answer has been read.
    static RawSocket connected(PublicAddress gateway, String token) throws IOException {
        var socket = new RawSocket(gateway);
        socket.says(Frame.of("connect", "ref", "c", "token", token, "client", Map.of("name", "raw", "version", "1")));
        while (true) {
            var payload = socket.read();
            if (payload != null && payload.contains("\"ref\":\"c\"")) {
                if (!Frame.read(payload).type().equals("ok")) {
                    throw new IOException(payload);
                }
                return socket;
            }
        }
    }

    void says(ObjectNode command) throws IOException {
        socket.getOutputStream().write(masked(command.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] masked(byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(FINAL | TEXT);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        // A mask of zeros is a mask too.
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /// Text frames, until the server closes; tells its code, or 1006 when it just hangs up.
    int readsAll(Consumer<Frame> listener) throws IOException {
        try {
            while (true) {
                var payload = read();
                if (payload != null) {
                    listener.accept(Frame.read(payload));
                }
            }
        } catch (Closed closed) {
            return closed.code;
        } catch (EOFException | SocketException hungUp) {
            return 1006;
        }
    }

    /// The next frame if it is text.
    private String read() throws IOException {
        var opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        var payload = new byte[(int) length];
        in.readFully(payload);
        if (opcode == CLOSE) {
            throw new Closed(payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff);
        }
        return opcode == TEXT ? new String(payload, StandardCharsets.UTF_8) : null;
    }

    private static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;

        private final int code;

        Closed(int code) {
            this.code = code;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
