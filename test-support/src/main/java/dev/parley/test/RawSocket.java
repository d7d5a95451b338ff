package dev.parley.test;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A WebSocket client that may say anything on the wire, right or wrong, and reads only when it is told to. Blocks;
/// gives up on the peer after 20 s.
public final class RawSocket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SMALL_BUFFER = 16 * 1024;
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

    private final Socket socket;
    private final DataInputStream in;

    /// The answer to the upgrade, in lower case.
    public final String head;

    /// Its first line.
    public final String status;

    public RawSocket(int port, String path, Map<String, String> headers) {
        this(port, path, headers, new byte[0]);
    }

    /// `behind` is said without waiting for the answer: its first piece in one breath with the request.
    public RawSocket(int port, String path, Map<String, String> headers, byte[]... behind) {
        this(new Socket(), new InetSocketAddress("127.0.0.1", port), path, headers, behind);
    }

    private RawSocket(
            Socket socket, InetSocketAddress peer, String target, Map<String, String> headers, byte[]... behind) {
        try {
            this.socket = socket;
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            socket.connect(peer);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost:" + peer.getPort()
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

    public static RawSocket open(URI address) {
        return open(address, Map.of());
    }

    public static RawSocket open(URI address, Map<String, String> headers) {
        return open(new Socket(), address, headers);
    }

    /// For whoever does not read: the kernel holds little for it, so that TCP pushes back soon.
    public static RawSocket openSmall(URI address, Map<String, String> headers) {
        var socket = new Socket();
        try {
            // Before it connects.
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.setSendBufferSize(SMALL_BUFFER);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        return open(socket, address, headers);
    }

    private static RawSocket open(Socket socket, URI address, Map<String, String> headers) {
        var query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        var peer = new InetSocketAddress(address.getHost(), address.getPort());
        return new RawSocket(socket, peer, address.getRawPath() + query, headers, new byte[0]);
    }

    private String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /// What follows a head that says how long it is: the answer of somebody who refuses the upgrade.
    public String body() {
        var length = LENGTH.matcher(head);
        if (!length.find()) {
            throw new AssertionError("No length in " + head);
        }
        try {
            return new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void text(String text) {
        bytes(RawFrame.framed(text));
    }

    public void frame(int opcode, boolean last, byte[] payload) {
        bytes(RawFrame.framed(opcode, last, payload));
    }

    public void bytes(byte[]... pieces) {
        try {
            for (var piece : pieces) {
                socket.getOutputStream().write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says nothing for so long, as a slow line does.
    public void lingers(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /// Bytes that have come and were not read.
    public int waiting() {
        try {
            return in.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads to the end, whatever comes: so many bytes, or 0 where the peer has reset the connection.
    public long readsToTheEnd() {
        try {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next frame. Pings are passed over: the gateway sends them when it likes.
    public RawFrame next() {
        try {
            while (true) {
                var frame = RawFrame.read(in);
                if (frame.opcode() != RawFrame.PING) {
                    return frame;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Nothing was heard for " + PATIENCE.toSeconds() + " s", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next text of that type; others are passed over.
    public String hears(String type) {
        while (true) {
            var frame = next();
            if (frame.opcode() == RawFrame.CLOSE) {
                throw new AssertionError("Closed with " + frame.closeCode() + " while waiting for " + type);
            }
            if (frame.opcode() == -1) {
                throw new AssertionError("Ended while waiting for " + type);
            }
            if (frame.opcode() == RawFrame.TEXT && frame.text().startsWith("{\"type\":\"" + type + "\"")) {
                return frame.text();
            }
        }
    }

    /// The next close frame; others are passed over.
    public RawFrame hearsClose() {
        while (true) {
            var frame = next();
            if (frame.opcode() == -1) {
                throw new AssertionError("The connection ended without a close frame");
            }
            if (frame.opcode() == RawFrame.CLOSE) {
                return frame;
            }
        }
    }

    /// Reads on until the peer says goodbye, with this code; 1006 where it just hangs up.
    public int closeCode() {
        return readsAll(_ -> {});
    }

    /// The same for who wants to have the texts.
    public int readsAll(Consumer<String> texts) {
        try {
            while (true) {
                var frame = next();
                switch (frame.opcode()) {
                    case RawFrame.TEXT -> texts.accept(frame.text());
                    case RawFrame.CLOSE -> {
                        return frame.closeCode();
                    }
                    case -1 -> {
                        return 1006;
                    }
                    default -> {}
                }
            }
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof SocketException) {
                return 1006;
            }
            throw e;
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
