package dev.parley.ai.fake;

import dev.parley.test.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/// An HTTP server that is only a socket: it reads one request after the other, and what it answers is written byte by
/// byte by whoever uses it.
public final class RawServer implements AutoCloseable {
    /// Answers on a connection, which it may end in any way; while it returns true, the next request is read.
    public interface Manner {
        boolean answer(Socket socket, OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    public final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    public volatile Manner manner;

    public RawServer(int port) {
        var bound = new AtomicReference<ServerSocket>();
        Await.until(() -> {
            bound.set(listening(port));
            return bound.get() != null;
        });
        listening = bound.get();
        Thread.ofVirtual().start(this::accept);
    }

    /// Null while the server that was there before is still leaving.
    private static ServerSocket listening(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress("localhost", port));
                return socket;
            } catch (BindException taken) {
                socket.close();
                return null;
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            do {
                request(socket.getInputStream());
            } while (manner.answer(socket, socket.getOutputStream()));
        } catch (IOException gone) {
            // It hung up, which is its good right.
        }
    }

    private void request(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var each = in.read();
            if (each < 0) {
                throw new IOException("No more requests");
            }
            head.append((char) each);
        }
        var length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
        heads.add(head.toString());
        bodies.add(new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8));
    }
}
