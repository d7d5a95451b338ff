package dev.parley.gateway.connection;

import static dev.parley.test.RawFrame.BINARY;
import static dev.parley.test.RawFrame.CLOSE;
import static dev.parley.test.RawFrame.CONTINUATION;
import static dev.parley.test.RawFrame.PING;
import static dev.parley.test.RawFrame.PONG;
import static dev.parley.test.RawFrame.TEXT;
import static dev.parley.test.RawFrame.framed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.support.Neighbours;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames as RFC 6455 has them, and as it forbids them (5.2 to 5.5).
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class FrameRulesTest {
    private static final String ASKS = "{\"type\":\"ping\",\"id\":\"é\"}";

    @TestHTTPResource
    URI gateway;

    private RawSocket connect(String path) {
        return new RawSocket(gateway.getPort(), path, Map.of());
    }

    private RawSocket greeted() {
        var socket = connect("/ws");
        socket.hears("welcome");
        return socket;
    }

    /// What no client may send, and what it is called.
    record Forbidden(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Forbidden> forbidden() {
        return Stream.of(
                new Forbidden("a ping in two fragments", framed(PING, false, new byte[1])),
                new Forbidden("a ping of 126 bytes", framed(PING, true, new byte[126])),
                new Forbidden("a pong of 126 bytes", framed(PONG, true, new byte[126])),
                new Forbidden("a close of 126 bytes", framed(CLOSE, true, closing(124))),
                new Forbidden("a reserved data frame", framed(3, true, new byte[1])),
                new Forbidden("another reserved data frame", framed(7, true, new byte[1])),
                new Forbidden("a reserved control frame", framed(11, true, new byte[1])),
                new Forbidden("another reserved control frame", framed(15, true, new byte[1])),
                new Forbidden("the first reserved bit", framed(0x40 | TEXT, true, new byte[1])),
                new Forbidden("the second reserved bit", framed(0x20 | TEXT, true, new byte[1])),
                new Forbidden("the third reserved bit", framed(0x10 | TEXT, true, new byte[1])),
                new Forbidden("a reserved bit of a ping", framed(0x40 | PING, true, new byte[1])),
                new Forbidden("a text without a mask", new byte[] {(byte) 0x81, 1, '{'}),
                new Forbidden("a text within a text", joined(unfinished(), framed(TEXT, true, new byte[1]))),
                new Forbidden("bytes within a text", joined(unfinished(), framed(BINARY, true, new byte[1]))),
                new Forbidden("the end of nothing", framed(CONTINUATION, true, new byte[1])));
    }

    private static byte[] closing(int reason) {
        var payload = "x".repeat(2 + reason).getBytes(StandardCharsets.US_ASCII);
        payload[0] = 1000 >> 8;
        payload[1] = (byte) 1000;
        return payload;
    }

    private static byte[] unfinished() {
        return framed(TEXT, false, "{".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void whatIsForbiddenClosesWith1002(Forbidden forbidden) {
        for (var path : new String[] {"/ws", "/parley"}) {
            try (var socket = connect(path)) {
                socket.bytes(forbidden.bytes);

                assertEquals(1002, socket.hearsClose().closeCode(), path);
            }
        }
    }

    @Test
    void aFrameMayComeByteByByte() {
        try (var socket = greeted()) {
            for (var one : framed(TEXT, true, ASKS.getBytes(StandardCharsets.UTF_8))) {
                socket.bytes(new byte[] {one});
            }

            assertTrue(socket.hears("pong").contains("é"));
        }
    }

    @Test
    void aCharacterMayBeCutInTwoByFragments() {
        var text = ASKS.getBytes(StandardCharsets.UTF_8);
        var within = ASKS.indexOf('é') + 1;
        try (var socket = greeted()) {
            socket.frame(TEXT, false, Arrays.copyOf(text, within));
            socket.frame(CONTINUATION, true, Arrays.copyOfRange(text, within, text.length));

            assertTrue(socket.hears("pong").contains("é"));
        }
    }

    @Test
    void aPingWithinAMessageIsAnsweredBeforeIt() {
        var text = ASKS.getBytes(StandardCharsets.UTF_8);
        try (var socket = greeted()) {
            socket.frame(TEXT, false, text);
            socket.frame(PING, true, new byte[] {7});
            socket.frame(PONG, true, new byte[0]);
            socket.frame(CONTINUATION, false, new byte[0]);
            var pong = socket.next();
            socket.frame(CONTINUATION, true, new byte[0]);

            assertEquals(PONG, pong.opcode());
            assertEquals(7, pong.payload()[0]);
            socket.hears("pong");
        }
    }

    @Test
    void whoSaysNothingMoreIsLetGo() {
        try (var socket = greeted()) {
            socket.saysNothingMore();

            assertEquals(-1, socket.next().opcode(), "the connection ends");
        }
    }

    @Test
    void whoResetsInTheMiddleOfAFrameTroublesNobody() {
        try (var bob = greeted()) {
            try (var alice = greeted()) {
                alice.bytes(new byte[] {(byte) 0x81, (byte) 0xFE, 0x10});
                alice.resets();
            }

            bob.text(ASKS);
            bob.hears("pong");
        }
    }
}
