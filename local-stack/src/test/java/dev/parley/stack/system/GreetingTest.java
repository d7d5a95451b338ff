package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GreetingTest {
    private final StackUnderTest stack = SharedStack.get();

    @Test
    void theGreetingComesAfterTheUpgradeAndNotInItsSegment() {
        for (var attempt = 0; attempt < 5; attempt++) {
            var asked = System.nanoTime();
            try (var socket = RawSocket.open(stack.webSocket(1))) {
                assertTrue(socket.status.startsWith("HTTP/1.1 101"));
                var upgraded = System.nanoTime();
                assertEquals(0, socket.waiting());
                var welcome = Frame.read(socket.hears("welcome"));
                assertTrue(welcome.nanos() - upgraded >= Duration.ofMillis(8).toNanos());
                assertTrue(welcome.nanos() - asked >= Duration.ofMillis(50).toNanos(), "it keeps its delay");
                for (var field : new String[] {"message", "connectionId", "serverVersion", "timestamp"}) {
                    assertFalse(welcome.text(field).isBlank(), field);
                }
            }
        }
    }

    @Test
    void framesSentBeforeTheGreetingAreAnsweredInOrderAndNoneIsLost() {
        var early = IntStream.range(0, 20)
                .mapToObj(i -> Frame.of("ping", "messageId", "early-" + i).toString())
                .map(RawFrame::framed)
                .reduce(new byte[0], GreetingTest::joined);
        try (var socket = RawSocket.open(stack.webSocket(1))) {
            socket.bytes(early);
            for (var i = 0; i < 20; i++) {
                assertEquals("early-" + i, Frame.read(socket.hears("pong")).text("messageId"));
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
