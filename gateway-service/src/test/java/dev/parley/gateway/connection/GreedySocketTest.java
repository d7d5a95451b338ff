package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.gateway.memory.Account;
import dev.parley.gateway.memory.MemoryBudget;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Tokens;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that take more than they may, over real sockets.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class GreedySocketTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource
    URI gateway;

    @Inject
    MemoryBudget budget;

    private RawSocket connect(String path) {
        return new RawSocket(gateway.getPort(), path, Map.of());
    }

    private RawSocket signedIn(String name) {
        var socket = connect("/ws");
        socket.hears("welcome");
        socket.text("{\"type\":\"auth\",\"token\":\"" + Tokens.of(name) + "\"}");
        socket.hears("auth_success");
        return socket;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] closing(int code) {
        return ByteBuffer.allocate(2).putShort((short) code).array();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535})
    void aCloseCodeThatIsNoneIsAProtocolError(int code) {
        try (var socket = connect("/ws")) {
            socket.frame(RawFrame.CLOSE, true, closing(code));

            assertEquals(1002, socket.hearsClose().closeCode());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1011, 1012, 1014, 3000, 4999})
    void aCloseCodeThatMayBeSentIsSaidBack(int code) {
        try (var socket = connect("/ws")) {
            socket.frame(RawFrame.CLOSE, true, closing(code));

            assertEquals(code, socket.hearsClose().closeCode());
            assertEquals(-1, socket.next().opcode(), "and then the connection ends");
        }
    }

    @Test
    void halfACloseCodeIsAProtocolErrorAndAReasonThatIsNotUtf8HasItsOwn() {
        try (var half = connect("/ws");
                var garbled = connect("/ws");
                var silent = connect("/ws")) {
            half.frame(RawFrame.CLOSE, true, new byte[] {3});
            garbled.frame(RawFrame.CLOSE, true, new byte[] {3, (byte) 0xe8, (byte) 0xc3});
            silent.frame(RawFrame.CLOSE, true, new byte[0]);

            assertEquals(1002, half.hearsClose().closeCode());
            assertEquals(1007, garbled.hearsClose().closeCode());
            assertEquals(0, silent.hearsClose().payload().length);
        }
    }

    @Test
    void jsonIsUtf8WhateverItsFirstBytesLookLike() {
        var ping = "{\"type\":\"ping\"}";
        for (var charset : new String[] {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"}) {
            try (var avai = connect("/ws");
                    var parley = connect("/parley")) {
                avai.frame(RawFrame.TEXT, true, ping.getBytes(Charset.forName(charset)));
                parley.frame(RawFrame.TEXT, true, ping.getBytes(Charset.forName(charset)));

                assertEquals(
                        "INVALID_MESSAGE",
                        json(avai.hears("error")).path("code").asText(),
                        charset);
                assertEquals(
                        "bad_request", json(parley.hears("error")).path("code").asText(), charset);
            }
        }
    }

    /// Counted from before the upgrade: a client on a busy machine may see its end late, and the greeting never early.
    @Test
    void theGreetingComesWellAfterTheUpgrade() {
        var dialled = System.nanoTime();
        try (var socket = connect("/ws")) {
            socket.hears("welcome");

            var millis = (System.nanoTime() - dialled) / 1_000_000;
            assertTrue(millis >= 50, "greeted after " + millis + " ms");
        }
    }

    @Test
    void aMessageBegunAndNotEndedEndsTheConnection() {
        try (var pieces = connect("/ws");
                var dripping = connect("/ws")) {
            pieces.frame(RawFrame.TEXT, false, "{\"type\":".getBytes(StandardCharsets.UTF_8));
            pieces.frame(RawFrame.CONTINUATION, false, new byte[0]);
            pieces.frame(RawFrame.PING, true, new byte[0]);
            // A frame of 100 bytes, of which two come.
            dripping.bytes(new byte[] {(byte) 0x81, (byte) (0x80 | 100), 0, 0, 0, 0, '{', '"'});

            assertEquals("Message not finished in time", pieces.hearsClose().closeText());
            assertEquals(1008, dripping.hearsClose().closeCode());
        }
    }

    @Test
    void aMessageHasNoMoreBytesThanItsDialectReadsAndALittle() {
        try (var whole = connect("/ws");
                var pieces = connect("/ws");
                var unfinished = connect("/ws");
                var parley = connect("/parley")) {
            whole.frame(RawFrame.TEXT, true, new byte[17_000]);
            pieces.frame(RawFrame.TEXT, false, new byte[10_000]);
            pieces.frame(RawFrame.CONTINUATION, false, new byte[7_000]);
            // Half of a frame that is larger than anybody here may say.
            unfinished.bytes(ByteBuffer.allocate(20_000)
                    .put(new byte[] {(byte) 0x81, (byte) (0x80 | 126), (byte) 0xff, (byte) 0xff})
                    .array());
            parley.frame(RawFrame.TEXT, true, new byte[125_000]);

            for (var socket : new RawSocket[] {whole, pieces, unfinished, parley}) {
                assertEquals(1009, socket.hearsClose().closeCode());
            }
        }
    }

    @Test
    void tooManyPingsEndTheConnectionAndSoDoPongsNobodyAskedFor() {
        for (var opcode : new int[] {RawFrame.PING, RawFrame.PONG}) {
            try (var socket = connect("/ws")) {
                for (var i = 0; i <= 3_000; i++) {
                    socket.frame(opcode, true, new byte[0]);
                }

                assertEquals(1013, socket.hearsClose().closeCode());
            }
        }
    }

    @Test
    void largeAnswersToAReaderThatIsSlowComeWholeAndNothingIsReadMeanwhile() {
        var history = "{\"type\":\"get_history\",\"thread_id\":\"%s\",\"limit\":500}";
        try (var alice = signedIn("slow-alice")) {
            alice.text("{\"type\":\"create_thread\",\"title\":\"long\"}");
            var thread = json(alice.hears("thread_created")).at("/thread/id").asText();
            for (var i = 0; i < 300; i++) {
                Neighbours.session.store(UUID.fromString(thread), null, "x".repeat(10_000), null);
                if (i % 50 == 49) {
                    // Else they would be told while she reads nothing, and be too much.
                    IntStream.range(0, 50).forEach(_ -> alice.hears("ai_response"));
                }
            }
            for (var i = 0; i < 8; i++) {
                alice.text(history.formatted(thread));
            }
            alice.frame(RawFrame.PING, true, "in between".getBytes(StandardCharsets.UTF_8));
            alice.text("{\"type\":\"ping\",\"id\":\"behind\"}");
            awaitHeld(60_000);
            for (var i = 0; i < 8; i++) {
                assertEquals(
                        300,
                        json(alice.hears("thread_history")).path("messages").size());
            }
            assertEquals("behind", json(alice.hears("pong")).path("id").asText());
        }
        awaitReleased();
    }

    @Test
    void whenAllHoldTooMuchTheGreediestHearsWhyAndASmallOneStays() {
        var others = new ArrayList<Account>();
        try (var greedy = connect("/ws");
                var small = connect("/ws")) {
            small.frame(RawFrame.TEXT, false, "{\"type\":\"ping\",".getBytes(StandardCharsets.UTF_8));
            greedy.frame(RawFrame.TEXT, false, new byte[12_000]);
            for (var i = 0; i < 1_024; i++) {
                var other = budget.open("10.0.0." + i, () -> {});
                others.add(other);
                other.holds(8_192);
            }

            var close = greedy.hearsClose();
            assertEquals(1008, close.closeCode());
            assertEquals("Too much waits for this connection", close.closeText());
            small.frame(RawFrame.CONTINUATION, true, "\"id\":1}".getBytes(StandardCharsets.UTF_8));
            small.hears("pong");
        } finally {
            others.forEach(Account::close);
        }
        awaitReleased();
    }

    private void awaitHeld(long bytes) {
        await("so much waits", () -> budget.held() >= bytes);
    }

    private void awaitReleased() {
        await("all is given back", () -> budget.held() == 0);
    }

    private static void await(String what, BooleanSupplier reached) {
        var end = System.nanoTime() + 10_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what);
            Thread.onSpinWait();
        }
    }
}
