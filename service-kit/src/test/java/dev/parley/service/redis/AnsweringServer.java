package dev.parley.service.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A server that says OK to every command of Redis' protocol, but nothing at all on its first connections.
final class AnsweringServer implements AutoCloseable {
    private static final byte[] OK = "+OK\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final int silent;

    AnsweringServer(int silent) throws IOException {
        this.silent = silent;
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        try {
            for (var number = 0; ; number++) {
                var connection = server.accept();
                connections.add(connection);
                if (number >= silent) {
                    Thread.startVirtualThread(() -> answer(connection));
                }
            }
        } catch (IOException closed) {
            hangUp();
        }
    }

    private static void answer(Socket connection) {
        try {
            var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                // A command is an array.
                if (line.startsWith("*")) {
                    connection.getOutputStream().write(OK);
                }
            }
        } catch (IOException ended) {
            // By whoever hung up.
        }
    }

    /// Ends all connections there are.
    void hangUp() {
        for (var one = connections.poll(); one != null; one = connections.poll()) {
            try {
                one.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
