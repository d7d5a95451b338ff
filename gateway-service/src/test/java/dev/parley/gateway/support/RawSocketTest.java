package dev.parley.gateway.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.test.RawSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawSocketTest {
    private static final byte[] PING = {(byte) 0x89, 0};

    @Test
    void aPingIsPassedOverWhoeverWaits() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serving = Thread.startVirtualThread(() -> {
                try (var peer = server.accept()) {
                    var out = peer.getOutputStream();
                    out.write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(PING);
                    out.write(new byte[] {(byte) 0x81, 2, 'h', 'i'});
                    out.write(PING);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            try (var socket = new RawSocket(server.getLocalPort(), "/", Map.of())) {
                assertEquals("hi", socket.next().text());
                assertEquals(-1, socket.next().opcode());
            }
            serving.join();
        }
    }
}
