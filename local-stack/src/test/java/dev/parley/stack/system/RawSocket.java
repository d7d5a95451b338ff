package dev.parley.stack.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/// A WebSocket by hand, byte for byte: for what a well-behaved client library cannot do.
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int FINAL = 0x80;

    /// A frame as it lies on the wire.
    record Wire(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /// Of a close frame; 1005 when it carries none.
        int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /// Sends the upgrade; reads nothing.
    static RawSocket upgrading(URI address, String... headers) throws IOException {
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(15).toMillis());
        socket.setTcpNoDelay(true);
        var request = new StringBuilder("GET " + target(address) + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (var header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return new RawSocket(socket);
    }

    private static String target(URI address) {
        return address.getRawQuery() == null ? address.getPath() : address.getPath() + "?" + address.getRawQuery();
    }

    static RawSocket open(URI address) throws IOException {
        var raw = upgrading(address);
        raw.readHead();
        return raw;
    }

    /// The answer to the upgrade, up to the empty line; what follows is left where it is.
    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /// What follows a head that says how long it is: the answer of somebody who refuses.
    String readBody(String head) throws IOException {
        var length = Pattern.compile("(?i)content-length: *(\\d+)").matcher(head);
        if (!length.find()) {
            throw new AssertionError("no length in " + head);
        }
        return new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
    }

    /// Bytes that have come and were not read.
    int waiting() throws IOException {
        return in.available();
    }

    static byte[] frame(int firstByte, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.writeBytes(new byte[] {(byte) (0x80 | 126), (byte) (payload.length >> 8), (byte) payload.length});
        } else {
            frame.write(0x80 | 127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        byte[] mask = {1, 2, 3, 4};
        frame.writeBytes(mask);
        for (var i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i % 4]);
        }
        return frame.toByteArray();
    }

    static byte[] text(String text) {
        return frame(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    RawSocket sends(byte[]... frames) throws IOException {
        for (var frame : frames) {
            socket.getOutputStream().write(frame);
        }
        socket.getOutputStream().flush();
        return this;
    }

    Wire reads() throws IOException {
        var opcode = in.readUnsignedByte() & 0x0f;
        long length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return new Wire(opcode, in.readNBytes((int) length));
    }

    /// Reads on until a text frame of this type comes.
    Frame hears(String type) throws IOException {
        while (true) {
            var wire = reads();
            if (wire.opcode() == CLOSE) {
                throw new AssertionError("closed with " + wire.closeCode() + " before " + type);
            }
            if (wire.opcode() == TEXT) {
                var frame = Frame.read(wire.text());
                if (frame.type().equals(type)) {
                    return frame;
                }
            }
        }
    }

    /// Reads on until the server says goodbye; 1006 when it just hangs up.
    int closeCode() throws IOException {
        try {
            while (true) {
                var wire = reads();
                if (wire.opcode() == CLOSE) {
                    return wire.closeCode();
                }
            }
        } catch (EOFException | SocketException hungUp) {
            return 1006;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
