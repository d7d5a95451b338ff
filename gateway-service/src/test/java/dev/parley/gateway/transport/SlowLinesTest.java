package dev.parley.gateway.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Hurried;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who is slow and goes on is waited for: a large message over a slow line takes longer than a small one.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
@TestProfile(Hurried.class)
class SlowLinesTest {
    private static final int PIECES = 30;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void aLargeBodyOverASlowLineIsAnswered() {
        try (var slow = new Wire(gateway.getPort())) {
            slow.says("POST /api/v1/conversations HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + Tokens.of("slow-alice") + "\r\nConnection: close\r\n"
                    + "Content-Length: " + PIECES * 1_000 + "\r\n\r\n");
            for (var piece : pieces("{\"kind\":\"ai\"}", PIECES * 1_000)) {
                assertTrue(slow.staysOpenFor(Duration.ofMillis(100)), "is waited for");
                slow.says(new String(piece, StandardCharsets.US_ASCII));
            }

            var answer = slow.waitsAsUsual().hearsTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 201 "), answer);
        }
    }

    @Test
    void aBodyThatStandsIsNotGivenTheTimeOfWhatCameQuickly() {
        try (var standing = new Wire(gateway.getPort())) {
            standing.says("POST /api/v1/conversations HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + Tokens.of("standing-alice") + "\r\n"
                    + "Content-Length: 100000\r\n\r\n" + " ".repeat(90_000));

            var answer = standing.hearsTheEnd();
            assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        }
    }

    @Test
    void aLargeMessageOverASlowLineIsRead() {
        try (var slow = new RawSocket(gateway.getPort(), "/ws", Map.of())) {
            slow.hears("welcome");
            saysSlowly(slow, "{\"type\":\"ping\"}");

            slow.hears("pong");
        }
    }

    @Test
    void aLargeSignInOverASlowLineIsNotTooLate() {
        try (var slow = new RawSocket(gateway.getPort(), "/parley", Map.of())) {
            saysSlowly(
                    slow,
                    "{\"type\":\"connect\",\"ref\":\"1\",\"token\":\"" + Tokens.of("slow-bob") + "\",\"client\":{}}");

            slow.hears("ok");
        }
    }

    @Test
    void whoSignsInTooSlowlyMayComeBackAndWhoDoesNotMayNot() {
        try (var dripping = new RawSocket(gateway.getPort(), "/parley", Map.of());
                var silent = new RawSocket(gateway.getPort(), "/parley", Map.of())) {
            dripping.bytes(new byte[] {(byte) 0x81, (byte) (0x80 | 100), 0, 0, 0, 0, '{', '"'});

            assertEquals(4500, silent.hearsClose().closeCode());
            assertEquals(4001, dripping.hearsClose().closeCode());
        }
    }

    /// As one frame with a zero mask, in pieces.
    private static void saysSlowly(RawSocket slow, String json) {
        var size = PIECES * 300;
        slow.bytes(ByteBuffer.allocate(8)
                .put(new byte[] {(byte) 0x81, (byte) (0x80 | 126)})
                .putShort((short) size)
                .array());
        for (var piece : pieces(json, size)) {
            slow.lingers(Duration.ofMillis(100));
            slow.bytes(piece);
        }
    }

    private static byte[][] pieces(String json, int size) {
        var whole = Arrays.copyOf(json.getBytes(StandardCharsets.US_ASCII), size);
        Arrays.fill(whole, json.length(), size, (byte) ' ');
        var pieces = new byte[PIECES][];
        for (var at = 0; at < PIECES; at++) {
            pieces[at] = Arrays.copyOfRange(whole, at * size / PIECES, (at + 1) * size / PIECES);
        }
        return pieces;
    }
}
