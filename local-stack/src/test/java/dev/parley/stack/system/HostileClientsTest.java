package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a client sends, it gets a code or a goodbye, and the gateway lives on.
class HostileClientsTest {
    private final StackUnderTest stack = SharedStack.get();
    private long gateway;

    @BeforeEach
    void remember() {
        gateway = stack.pid("gateway-1");
    }

    @AfterEach
    void theGatewayIsUnharmed() {
        assertEquals(gateway, stack.pid("gateway-1"));
        try (var alice = ChatClient.connect(stack.webSocket(1))) {
            assertEquals("pong", alice.says("ping").hears("pong").type());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "   ",
                "null",
                "17",
                "\"ping\"",
                "[]",
                "[{\"type\":\"ping\"}]",
                "{}",
                "{\"type\":null}",
                "{\"type\":5}",
                "{\"type\":{}}",
                "{\"type\":\"\"}",
                "{'type':'ping'}",
                "{\"type\":\"ping\"}}{",
                "{\"type\":\"get_history\",\"thread_id\":{\"a\":1}}",
                "{\"type\":\"auth\",\"token\":[]}",
                "{\"type\":\"ping\",\"messageId\":{\"deep\":[1,2,{}]}}",
                "{\"type\":\"send_message\",\"data\":\"x\"}"
            })
    void nonsenseIsAnsweredAndTheConnectionGoesOn(String text) {
        try (var client = ChatClient.connect(stack.webSocket(1))) {
            client.hears("welcome");
            client.saysText(text);
            client.hears(
                    "an answer",
                    frame -> Set.of("error", "auth_error", "pong", "auth_success")
                            .contains(frame.type()));
            assertEquals("pong", client.asks("ping").type());
        }
    }

    @Test
    void deeplyNestedJsonHarmsNobody() {
        try (var client = ChatClient.connect(stack.webSocket(1))) {
            client.saysText("{\"type\":\"ping\",\"x\":" + "[".repeat(4000) + "]".repeat(4000) + "}");
            client.hears("an answer", frame -> Set.of("error", "pong").contains(frame.type()));
            assertEquals("pong", client.asks("ping").type());
        }
    }

    @Test
    void aBinaryFrameIsAnsweredOrClosedWithTheRightCode() {
        try (var socket = RawSocket.open(stack.webSocket(1))) {
            socket.hears("welcome");
            socket.frame(RawFrame.BINARY, true, new byte[] {1, 2, 3, (byte) 0xff});
            var answer = socket.next();
            if (answer.opcode() == RawFrame.CLOSE) {
                assertEquals(1003, answer.closeCode());
            } else {
                assertEquals("error", Frame.read(answer.text()).type());
                socket.text("{\"type\":\"ping\"}");
                socket.hears("pong");
            }
        }
    }

    @Test
    void contentOfElevenThousandCharactersIsTooLarge() {
        try (var alice = stack.person("alice").connects()) {
            var thread = alice.createsThread("large");
            alice.says("send_message", "thread_id", thread, "content", "c".repeat(11_000));
            var error = alice.hears("error");
            assertEquals("MESSAGE_TOO_LARGE", error.text("code"));
            assertTrue(error.text("message").contains("exceeds maximum"), error.text("message"));
            assertEquals(
                    "message_sent",
                    alice.asks("send_message", "thread_id", thread, "content", "c".repeat(9_000))
                            .type());
        }
    }

    @Test
    void aFrameOverTenKibibytesIsAnsweredAndNotDropped() {
        try (var client = ChatClient.connect(stack.webSocket(1))) {
            client.says("ping", "padding", "x".repeat(10 * 1024));
            assertTrue(client.hears("error").text("message").contains("Message exceeds maximum size of"));
            assertEquals("pong", client.asks("ping").type());
        }
    }

    @Test
    void aFrameOfAMegabyteIsAnsweredOrClosedAsTooBig() {
        try (var socket = RawSocket.open(stack.webSocket(1))) {
            socket.hears("welcome");
            try {
                socket.text("{\"type\":\"ping\",\"padding\":\"" + "x".repeat(1_000_000) + "\"}");
            } catch (UncheckedIOException hungUpMeanwhile) {
                // It may say goodbye before the megabyte is through.
            }
            var answer = socket.next();
            if (answer.opcode() == RawFrame.CLOSE) {
                assertEquals(1009, answer.closeCode());
            } else {
                assertTrue(answer.text().contains("exceeds maximum"), answer.text());
            }
        }
    }

    @Test
    void textThatIsNoUtf8ClosesWith1007() {
        try (var socket = RawSocket.open(stack.webSocket(1))) {
            var invalid = "{\"type\":\"ping\",\"x\":\"?\"}".getBytes(StandardCharsets.UTF_8);
            invalid[20] = (byte) 0xc3;
            socket.frame(RawFrame.TEXT, true, invalid);
            assertEquals(1007, socket.closeCode());
        }
    }

    @Test
    void aMessageInPiecesIsOneMessageEvenWhenThePiecesAreEmpty() {
        try (var socket = RawSocket.open(stack.webSocket(1))) {
            socket.hears("welcome");
            var start = "{\"type\":\"pi".getBytes(StandardCharsets.UTF_8);
            var end = "ng\",\"id\":\"pieces\"}".getBytes(StandardCharsets.UTF_8);
            socket.frame(RawFrame.TEXT, false, new byte[0]);
            socket.frame(RawFrame.CONTINUATION, false, start);
            socket.frame(RawFrame.PING, true, new byte[] {7});
            socket.frame(RawFrame.CONTINUATION, false, new byte[0]);
            socket.frame(RawFrame.CONTINUATION, true, end);
            assertEquals("pieces", Frame.read(socket.hears("pong")).text("id"));
        }
    }

    @Test
    void brokenFramingClosesWith1002() {
        for (var first : new int[] {RawFrame.FINAL | RawFrame.CONTINUATION, RawFrame.FINAL | 3, 0xf1}) {
            try (var socket = RawSocket.open(stack.webSocket(1))) {
                socket.bytes(RawFrame.framed(first, new byte[] {'{', '}'}));
                assertEquals(1002, socket.closeCode(), "first byte " + first);
            }
        }
    }

    @Test
    void onlyNonsenseIsTooManyErrorsInTheEnd() {
        try (var socket = RawSocket.open(stack.webSocket(1))) {
            for (var i = 0; i < 500; i++) {
                try {
                    socket.text("{nonsense");
                } catch (UncheckedIOException closed) {
                    break;
                }
            }
            assertEquals(1003, socket.closeCode());
        }
    }

    @Test
    void aForeignOriginIsRefusedOnTheUpgrade() {
        try (var foreign = RawSocket.open(stack.webSocket(1), Map.of("Origin", "https://evil.example"))) {
            assertTrue(foreign.status.startsWith("HTTP/1.1 403"));
        }
        try (var own = RawSocket.open(stack.webSocket(1), Map.of("Origin", "http://localhost:" + stack.port(1)))) {
            assertTrue(own.status.startsWith("HTTP/1.1 101"));
        }
    }
}
