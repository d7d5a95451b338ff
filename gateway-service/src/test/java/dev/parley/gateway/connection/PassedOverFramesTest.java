package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Frames to which a dialect says nothing: many of them end the connection all the same.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class PassedOverFramesTest {
    private static final int MANY = 5000;
    private static final int FLOOD = 1013;

    @TestHTTPResource
    URI gateway;

    private RawSocket socket(String path) {
        return new RawSocket(gateway.getPort(), path, Map.of("Authorization", "Bearer " + Tokens.of("silent")));
    }

    private static int closedAfter(RawSocket socket, int opcode, String payload) {
        for (var number = 0; number < MANY; number++) {
            socket.frame(opcode, true, payload.getBytes(StandardCharsets.UTF_8));
        }
        return socket.hearsClose().closeCode();
    }

    @Test
    void framesWithoutAType() {
        try (var pitchey = socket("/api/messages/ws")) {
            pitchey.hears("connected");
            assertEquals(FLOOD, closedAfter(pitchey, RawFrame.TEXT, "{}"));
        }
    }

    @Test
    void framesThatAreNoJson() {
        try (var documents = socket("/chat")) {
            assertEquals(FLOOD, closedAfter(documents, RawFrame.TEXT, "no"));
        }
    }

    @Test
    void binaryFramesThatAreNoText() {
        try (var documents = socket("/chat")) {
            for (var number = 0; number < MANY; number++) {
                documents.frame(RawFrame.BINARY, true, new byte[] {(byte) 0xff});
            }
            assertEquals(FLOOD, documents.hearsClose().closeCode());
        }
    }

    @Test
    void aFewOfThemEndNothing() {
        try (var pitchey = socket("/api/messages/ws")) {
            pitchey.hears("connected");
            for (var number = 0; number < 100; number++) {
                pitchey.text("{}");
            }
            pitchey.text("{\"type\":\"ping\"}");
            pitchey.hears("pong");
        }
    }
}
