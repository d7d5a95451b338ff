package dev.parley.soak.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.soak.fault.Network.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two callers of one server, which says back what it hears.
class NetworkTest {
    private static final int A_WHILE = 300;

    private ServerSocket server;
    private Network network;
    private URI first;
    private URI second;

    @BeforeEach
    void ways() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echoes);
        network = new Network(_ -> URI.create("tcp://127.0.0.1:" + server.getLocalPort()), new Hints(1));
        first = network.lay("first", "server", "tcp");
        second = network.lay("second", "server", "tcp");
    }

    @AfterEach
    void end() throws IOException {
        network.close();
        server.close();
    }

    private void echoes() {
        while (true) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (client) {
                        client.getInputStream().transferTo(client.getOutputStream());
                    } catch (IOException gone) {
                        // It has said enough.
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static Socket connected(URI way) throws IOException {
        var socket = new Socket(way.getHost(), way.getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static int asks(Socket socket, int what) throws IOException {
        socket.getOutputStream().write(what);
        return socket.getInputStream().read();
    }

    @Test
    void whatIsSaidOnAWayThatIsCutComesOnceItIsHealedAndNobodyIsTold() throws IOException {
        try (var socket = connected(first)) {
            assertEquals('a', asks(socket, 'a'));

            network.cut(new Way("first", "server")::equals);
            socket.setSoTimeout(A_WHILE);
            assertThrows(SocketTimeoutException.class, () -> asks(socket, 'b'));

            network.heal();
            socket.setSoTimeout(10_000);
            assertEquals('b', socket.getInputStream().read());
        }
    }

    @Test
    void otherWaysStayWhole() throws IOException {
        network.cut(new Way("first", "server")::equals);

        try (var socket = connected(second)) {
            assertEquals('a', asks(socket, 'a'));
        }
    }

    @Test
    void whoConnectsMeanwhileWaits() throws IOException {
        network.cut(way -> way.to().equals("server"));

        try (var socket = connected(first)) {
            socket.setSoTimeout(A_WHILE);
            assertThrows(SocketTimeoutException.class, () -> asks(socket, 'a'));

            network.heal();
            socket.setSoTimeout(10_000);
            assertEquals('a', socket.getInputStream().read());
        }
    }
}
