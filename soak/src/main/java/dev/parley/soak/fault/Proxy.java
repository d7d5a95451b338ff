package dev.parley.soak.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Supplier;

/// Stands between two processes, and hands on every byte until told otherwise.
public final class Proxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    /// How bytes come through in one direction.
    interface Passage {
        void pass(InputStream from, OutputStream to) throws IOException;
    }

    private final ServerSocket server;
    private final Supplier<URI> target;
    private final Passage answers;
    private final Gate gate;

    private Proxy(ServerSocket server, Supplier<URI> target, Passage answers, Gate gate) {
        this.server = server;
        this.target = target;
        this.answers = answers;
        this.gate = gate;
    }

    /// @param target asked for with each connection, as it may not be known yet
    /// @param gate through which everything goes
    public static Proxy to(Supplier<URI> target, Gate gate) {
        return start(target, gate, (from, to) -> copy(from, to, gate));
    }

    /// One that loses and doubles what Redis announces.
    public static Proxy toRedis(Supplier<URI> target, Gate gate, Hints hints) {
        return start(target, gate, (from, to) -> hints.pass(from, to, gate));
    }

    private static Proxy start(Supplier<URI> target, Gate gate, Passage answers) {
        try {
            var proxy = new Proxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target, answers, gate);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public URI address(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var upstream = new Socket()) {
            gate.pass();
            var address = target.get();
            upstream.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            var questions = Thread.ofVirtual().start(() -> run(client, upstream, (from, to) -> copy(from, to, gate)));
            run(upstream, client, answers);
            questions.join();
        } catch (IOException refused) {
            // As the client sees it: the connection ends.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// When one side ends, so does the other.
    private static void run(Socket from, Socket to, Passage passage) {
        try (from;
                to) {
            passage.pass(from.getInputStream(), to.getOutputStream());
        } catch (IOException ended) {
            // The sockets are closed: that is all there is to do.
        }
    }

    private static void copy(InputStream from, OutputStream to, Gate gate) throws IOException {
        var buffer = new byte[BUFFER];
        for (var count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            gate.pass();
            to.write(buffer, 0, count);
        }
        gate.pass();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
