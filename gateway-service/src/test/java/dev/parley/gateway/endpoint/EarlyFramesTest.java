package dev.parley.gateway.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.LogRecords;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.Closed;
import io.quarkus.websockets.next.Open;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever does not wait for the answer to its handshake is read all the same, and only after it.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class EarlyFramesTest {
    @TestHTTPResource
    URI gateway;

    @Inject
    Sockets sockets;

    private LogRecords log;

    /// Hears which sockets have come and gone.
    @Singleton
    static class Sockets {
        final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
        final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

        void opened(@ObservesAsync @Open WebSocketConnection socket) {
            opened.add(socket.id());
        }

        void closed(@ObservesAsync @Closed WebSocketConnection socket) {
            closed.add(socket.id());
        }
    }

    @BeforeEach
    void listen() {
        log = new LogRecords("");
    }

    @AfterEach
    void nothingIsABug() {
        log.close();
        assertEquals(List.of(), log.complaints());
        Neighbours.session.signInMillis = 0;
    }

    private RawSocket says(String path, byte[]... behind) {
        var token = Tokens.of("early" + path.replaceAll("[^a-z]", "-"));
        return new RawSocket(gateway.getPort(), path, Map.of("Authorization", "Bearer " + token), behind);
    }

    private static byte[] ping(String payload) {
        return RawFrame.framed(RawFrame.PING, true, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static RawFrame hears(RawSocket socket, int opcode) {
        while (true) {
            var frame = socket.next();
            assertTrue(frame.opcode() >= 0, "it has ended");
            if (frame.opcode() == opcode) {
                return frame;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/parley", "/", "/chat", "/api/messages/ws"})
    void aCloseFrameBehindItIsAnsweredAndItsSocketIsGone(String path) throws InterruptedException {
        sockets.opened.clear();
        var close = RawFrame.framed(
                RawFrame.CLOSE,
                true,
                ByteBuffer.allocate(2).putShort((short) 1000).array());

        try (var socket = says(path, close)) {
            assertTrue(socket.status.contains("101"), socket.status);
            assertEquals(1000, hears(socket, RawFrame.CLOSE).closeCode());
        }

        var opened = sockets.opened.poll(10, TimeUnit.SECONDS);
        for (var closed = ""; !closed.equals(opened); ) {
            closed = sockets.closed.poll(10, TimeUnit.SECONDS);
            assertTrue(closed != null, "its end was not told");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/parley", "/", "/chat", "/api/messages/ws"})
    void framesBehindItAreReadInTheirOrderWhereverTheyAreTorn(String path) {
        var second = ping("second");
        var head = new byte[ping("first").length + 3];
        System.arraycopy(ping("first"), 0, head, 0, head.length - 3);
        System.arraycopy(second, 0, head, head.length - 3, 3);

        try (var socket = says(path, head, Arrays.copyOfRange(second, 3, second.length), ping("third"))) {
            assertEquals("first", hears(socket, RawFrame.PONG).text());
            assertEquals("second", hears(socket, RawFrame.PONG).text());
            assertEquals("third", hears(socket, RawFrame.PONG).text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/messages/ws"})
    void whatIsSaidWhileItSignsInWaits(String path) {
        Neighbours.session.signInMillis = 500;

        try (var socket = says(path + "?slowly", ping("first"), ping("second"))) {
            assertTrue(socket.status.contains("101"), socket.status);
            assertEquals("first", hears(socket, RawFrame.PONG).text());
            assertEquals("second", hears(socket, RawFrame.PONG).text());
        }
    }

    @Test
    void aCommandBehindItIsCarriedOut() {
        var connect = "{\"type\":\"connect\",\"ref\":\"1\"}".getBytes(StandardCharsets.UTF_8);

        try (var socket = says("/parley", RawFrame.framed(RawFrame.TEXT, true, connect))) {
            assertTrue(socket.hears("ok").contains("\"ref\":\"1\""));
        }
    }

    @Test
    void aBrokenFrameBehindItBreaksTheSocketAsEver() {
        try (var socket = says("/ws", new byte[] {(byte) 0xf1, (byte) 0x80, 0, 0, 0, 0})) {
            assertTrue(socket.status.contains("101"), socket.status);
            assertEquals(1002, hears(socket, RawFrame.CLOSE).closeCode());
        }
    }
}
