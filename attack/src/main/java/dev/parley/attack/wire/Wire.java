package dev.parley.attack.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A TCP connection to this machine by hand: it reads only when told to, and writes what it likes.
public final class Wire implements AutoCloseable {
    private static final int SMALL_BUFFER = 16 * 1024;
    private static final int STATUS = "HTTP/1.1 200".length();
    private static final int MAX_HEAD = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Socket socket = new Socket();
    private final InputStream in;

    private Wire(int port, Source source) throws IOException {
        // Set before connecting, so that the kernel holds little for us and TCP pushes back soon.
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSendBufferSize(SMALL_BUFFER);
        socket.setTcpNoDelay(true);
        source.bind(socket);
        socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PATIENCE.toMillis());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), SMALL_BUFFER);
    }

    public static Wire to(int port, Source source) throws IOException {
        return new Wire(port, source);
    }

    public void writes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void writes(String text) throws IOException {
        writes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The head of an answer, its status line included; empty where the connection ended before.
    public String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < MAX_HEAD) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /// Reads only the status of the next answer, and nothing behind it; 0 where the connection ended before.
    public int status() throws IOException {
        var line = new String(in.readNBytes(STATUS), StandardCharsets.ISO_8859_1);
        return line.startsWith("HTTP/1.1 ") && line.length() == STATUS ? Integer.parseInt(line.substring(9)) : 0;
    }

    /// The next bytes, up to so many; fewer at the end.
    public byte[] reads(int count) throws IOException {
        return in.readNBytes(count);
    }

    /// Whether the other side ends the connection within this time; what comes before is thrown away.
    public boolean isEndedWithin(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var buffer = new byte[SMALL_BUFFER];
        try {
            for (var left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                socket.setSoTimeout((int) left);
                if (in.read(buffer) < 0) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /// Whether anything comes within this time, be it the end.
    public boolean isAnsweredWithin(Duration time) {
        try {
            waitsFor(time);
            in.read();
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (IOException ended) {
            return true;
        }
    }

    /// From now on a read gives up after this time.
    public void waitsFor(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
    }

    /// Says that nothing more will come, and stays to listen.
    public void endsWriting() throws IOException {
        socket.shutdownOutput();
    }

    /// Ends it without a goodbye.
    public void resets() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // That is all that was wanted.
        }
    }
}
