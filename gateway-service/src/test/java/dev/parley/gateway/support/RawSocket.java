package dev.parley.gateway.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A WebSocket client that may say anything on the wire, right or wrong. Blocks; gives up on the peer after 10 s.
public final class RawSocket implements AutoCloseable {
    public static final int CONTINUATION = 0;
    public static final int TEXT = 1;
    public static final int BINARY = 2;
    public static final int CLOSE = 8;
    public static final int PING = 9;
    public static final int PONG = 10;

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final DataInputStream in;

    /// The answer to the upgrade, its names in lower case.
    public final String head;

    /// Its first line.
    public final String status;

    /// One frame as it came; `opcode` -1: the connection has ended without one.
    public record Frame(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return ByteBuffer.wrap(payload).getShort();
        }

        public String closeText() {
            return new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        }
    }

    public RawSocket(int port, String path, Map<String, String> headers) {
        this(port, path, headers, new byte[0]);
    }

    /// `behind` is said without waiting for the answer: its first piece in one breath with the request.
    public RawSocket(int port, String path, Map<String, String> headers, byte[]... behind) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new DataInputStream(socket.getInputStream());
            var request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
            headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
            var first = new ByteArrayOutputStream();
            first.writeBytes((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
            first.writeBytes(behind[0]);
            bytes(first.toByteArray());
            for (var piece = 1; piece < behind.length; piece++) {
                bytes(behind[piece]);
            }
            var answer = readHead();
            status = answer.substring(0, answer.indexOf("\r\n"));
            head = answer.toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    public void text(String text) {
        frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    public void frame(int opcode, boolean last, byte[] payload) {
        bytes(framed(opcode, last, payload));
    }

    /// How a frame stands on the wire.
    public static byte[] framed(int opcode, boolean last, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(new byte[4]); // a mask of zeros leaves the payload as it is
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    public void bytes(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says nothing for so long, as a slow line does.
    public void lingers(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /// The next frame. Pings are passed over: the gateway sends them when it likes.
    public Frame next() {
        while (true) {
            var frame = nextOrPing();
            if (frame.opcode() != PING) {
                return frame;
            }
        }
    }

    /// The next frame, whatever it is.
    private Frame nextOrPing() {
        try {
            var first = in.readUnsignedByte();
            var length = (long) (in.readUnsignedByte() & 0x7f);
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            return new Frame(first & 0x0f, in.readNBytes((int) length));
        } catch (EOFException e) {
            return new Frame(-1, new byte[0]);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Nothing was heard for 10 s", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next text of that type; others are passed over.
    public String hears(String type) {
        while (true) {
            var frame = next();
            if (frame.opcode() == -1 || frame.opcode() == CLOSE) {
                throw new AssertionError("Closed while waiting for " + type);
            }
            if (frame.opcode() == TEXT && frame.text().startsWith("{\"type\":\"" + type + "\"")) {
                return frame.text();
            }
        }
    }

    /// The next close frame; others are passed over.
    public Frame hearsClose() {
        while (true) {
            var frame = next();
            if (frame.opcode() == -1) {
                throw new AssertionError("The connection ended without a close frame");
            }
            if (frame.opcode() == CLOSE) {
                return frame;
            }
        }
    }

    /// Half closed: it still listens.
    public void saysNothingMore() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gone without a word of TCP's either.
    public void resets() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
