package dev.parley.gateway.transport;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A client that writes any bytes it likes.
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    Wire(int port) {
        this(port, 0);
    }

    /// `receiveBytes`: what its kernel takes for it; 0: as usual.
    Wire(int port, int receiveBytes) {
        try {
            socket = new Socket();
            if (receiveBytes > 0) {
                socket.setReceiveBufferSize(receiveBytes);
            }
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Wire says(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /// Reads so many bytes, whatever they say. False where the connection ends before.
    boolean takes(long bytes) {
        try {
            socket.getInputStream().skipNBytes(bytes);
            return true;
        } catch (EOFException | SocketException ended) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether something has been said to it that it has not read.
    boolean isTold() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All that is said to it until the connection ends.
    String hearsTheEnd() {
        var heard = new ByteArrayOutputStream();
        try {
            for (var each = socket.getInputStream().read();
                    each >= 0;
                    each = socket.getInputStream().read()) {
                heard.write(each);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The connection stays open; heard: " + heard, e);
        } catch (IOException reset) {
            // An end as well.
        }
        return heard.toString(StandardCharsets.UTF_8);
    }

    /// What is said to it up to that.
    String hears(String end) {
        var heard = new ByteArrayOutputStream();
        try {
            while (!heard.toString(StandardCharsets.UTF_8).endsWith(end)) {
                var each = socket.getInputStream().read();
                if (each < 0) {
                    throw new AssertionError("The connection ended after: " + heard);
                }
                heard.write(each);
            }
            return heard.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("Heard only: " + heard, e);
        }
    }

    /// Again, after [#staysOpenFor].
    Wire waitsAsUsual() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether it is open after all that time.
    boolean staysOpenFor(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (IOException reset) {
            return false;
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
