package dev.parley.gateway.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.connection.registry.Connections;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.LogRecords;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.websockets.next.Closed;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What WebSockets Next knows of our sockets.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class OpenSocketsTest {
    @TestHTTPResource
    URI gateway;

    @Inject
    OpenConnections open;

    @Inject
    Leavers leavers;

    @Inject
    Connections connections;

    /// Hears which sockets have ended.
    @Singleton
    static class Leavers {
        final BlockingQueue<String> left = new LinkedBlockingQueue<>();

        void left(@ObservesAsync @Closed WebSocketConnection socket) {
            left.add(socket.id());
        }
    }

    private RawSocket signedIn(String path) {
        return new RawSocket(gateway.getPort(), path, Map.of("Authorization", "Bearer " + Tokens.of("open-alice")));
    }

    private List<WebSocketConnection> on(String path) {
        return open.stream().filter(socket -> socket.endpointId().equals(path)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/parley", "/", "/api/messages/ws"})
    void aSocketIsOneOfItsOwnUntilItEnds(String path) throws InterruptedException {
        leavers.left.clear();
        var before = on(path);
        String id;
        try (var socket = signedIn(path)) {
            assertTrue(socket.status.contains("101"), socket.status);
            socket.frame(RawFrame.PING, true, new byte[0]);
            while (socket.next().opcode() != RawFrame.PONG) {
                // The words by which some dialects begin.
            }
            var now = on(path).stream().filter(each -> !before.contains(each)).toList();
            assertEquals(1, now.size());
            id = now.getFirst().id();
        }

        for (var left = leavers.left.poll(10, TimeUnit.SECONDS);
                !id.equals(left);
                left = leavers.left.poll(10, TimeUnit.SECONDS)) {
            assertTrue(left != null, "its end was not told");
        }
        assertTrue(on(path).stream().noneMatch(socket -> socket.id().equals(id)));
    }

    /// Asks for a socket, and goes by a reset while session-service thinks about it.
    private void leavesWhileItSignsIn(String path, String name) throws IOException, InterruptedException {
        try (var client = new Socket("127.0.0.1", gateway.getPort())) {
            client.setSoLinger(true, 0);
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost:" + gateway.getPort()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " + Tokens.of(name)
                    + "\r\n\r\n";
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            for (var asked = ""; !name.equals(asked); ) {
                asked = Neighbours.session.signInsAsked.poll(10, TimeUnit.SECONDS);
                assertTrue(asked != null, "nobody was asked about it");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/api/messages/ws"})
    void whoLeavesWhileItSignsInIsNoSocketAndNothingOfItStays(String path) throws Exception {
        var sockets = on(path);
        Neighbours.session.signInMillis = 500;
        try (var log = new LogRecords("")) {
            for (var number = 0; number < 5; number++) {
                leavesWhileItSignsIn(path, "leaver-" + number + path.replace('/', '-'));
            }
            // Asked about later and answered as slowly: by then those before have been decided upon.
            signedIn(path).close();
            signedIn(path).close();

            assertEquals(List.of(), log.complaints());
        } finally {
            Neighbours.session.signInMillis = 0;
        }
        var patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!sockets.containsAll(on(path))
                || connections.active() > open.stream().count()) {
            assertTrue(System.nanoTime() < patience, "still open: " + on(path) + " of " + connections.active());
        }
    }

    @Test
    void nothingOfItsHandshakesHeadersIsKept() {
        var before = on("/ws");
        try (var socket = signedIn("/ws")) {
            socket.hears("welcome");
            var now = on("/ws").stream().filter(each -> !before.contains(each)).findFirst();

            assertEquals(Map.of(), now.orElseThrow().handshakeRequest().headers());
        }
    }

    @Test
    void itSpeaksTheSubProtocolItWasOffered() {
        try (var socket = new RawSocket(
                gateway.getPort(), "/parley", Map.of("Sec-WebSocket-Protocol", "other, parley.v1, bearer.x"))) {
            assertTrue(socket.head.contains("sec-websocket-protocol: parley.v1\r\n"), socket.head);
        }
    }

    @Test
    void itIsNeverCompressed() {
        try (var socket =
                new RawSocket(gateway.getPort(), "/ws", Map.of("Sec-WebSocket-Extensions", "permessage-deflate"))) {
            assertTrue(!socket.head.contains("sec-websocket-extensions"), socket.head);
        }
    }
}
