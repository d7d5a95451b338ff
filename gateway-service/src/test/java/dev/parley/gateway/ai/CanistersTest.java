package dev.parley.gateway.ai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.parley.ai.contract.canister.CanisterHello;
import dev.parley.ai.contract.canister.CanisterRequest;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.gateway.support.Neighbours;
import dev.parley.test.RawFrame;
import dev.parley.test.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A canister that dialled in speaks for the question it was asked, and for no other.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class CanistersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource
    URI gateway;

    @Inject
    RedisSubscriber subscriber;

    @Inject
    RedisPublisher publisher;

    @Inject
    Redis redis;

    @Inject
    MeterRegistry metrics;

    private final BlockingQueue<JsonNode> relayed = new LinkedBlockingQueue<>();
    private final String message = UUID.randomUUID().toString();
    private final String thread = UUID.randomUUID().toString();
    private HttpServer bridge;
    private RawSocket canister;
    private volatile boolean listening = true;

    @BeforeEach
    void isAsked() throws IOException, InterruptedException {
        bridge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bridge.createContext("/internal/v1/canisters/answers", exchange -> {
            relayed.add(JSON.readTree(exchange.getRequestBody()));
            var receipt = "{\"responseId\":\"stored\",\"delivered\":true}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, receipt.length);
            exchange.getResponseBody().write(receipt);
            exchange.close();
        });
        bridge.start();
        var hellos = new LinkedBlockingQueue<String>();
        // A hint counts once: those before may take none of ours.
        subscriber.onMessage(
                channel -> listening && channel.equals(CanisterHello.CHANNEL), (_, text) -> hellos.add(text));
        subscriber.listen(CanisterHello.CHANNEL);
        var name = "canister-" + message;
        canister = new RawSocket(gateway.getPort(), "/ws", Map.of());
        says("{\"type\":\"ai_auth\",\"service_key\":\"the canister's key\",\"canister_id\":\"" + name + "\"}");
        canister.hears("ai_auth_success");
        ask(channelOf(name, hellos));
    }

    private static String channelOf(String name, BlockingQueue<String> hellos)
            throws IOException, InterruptedException {
        while (true) {
            var text = hellos.poll(10, TimeUnit.SECONDS);
            assertNotNull(text, "it was not announced");
            var hello = JSON.readValue(text, CanisterHello.class);
            if (hello.canisterId().equals(name)) {
                return hello.channel();
            }
        }
    }

    private long subscribers(String channel) {
        var question = Request.cmd(Command.PUBSUB).arg("NUMSUB").arg(channel);
        return redis.send(question)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .get(1)
                .toLong();
    }

    private void ask(String channel) throws JsonProcessingException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (subscribers(channel) == 0) {
            assertTrue(System.nanoTime() < deadline, "nobody listens for the canister");
        }
        var frame = JSON.createObjectNode()
                .put("type", "process_message")
                .put("message_id", message)
                .put("thread_id", thread)
                .put("user_id", "user_1");
        var answerTo = "http://127.0.0.1:" + bridge.getAddress().getPort();
        publisher.publish(
                channel,
                JSON.writeValueAsString(new CanisterRequest(answerTo, message, JSON.writeValueAsString(frame))));
        canister.hears("process_message");
    }

    @AfterEach
    void hangsUp() {
        listening = false;
        canister.close();
        bridge.stop(0);
    }

    private void says(String frame) {
        canister.text(frame);
    }

    private void answers(String fields) {
        says("{\"type\":\"ai_response\",\"message_id\":\"" + message + "\"," + fields
                + "\"response_content\":\"Fine.\"}");
    }

    private boolean delivered() throws IOException {
        return JSON.readTree(canister.hears("ai_response_processed"))
                .path("delivered_to_user")
                .asBoolean();
    }

    private double dropped(String reason) {
        return metrics.counter("parley.canister.answers.dropped", "reason", reason)
                .count();
    }

    private String thread(Object id) {
        return "\"thread_id\":\"" + id + "\",";
    }

    @Test
    void anAnswerThatNamesAnotherThreadIsDroppedAndTheQuestionStaysOpen() throws Exception {
        var before = dropped("other_thread");

        answers(thread(UUID.randomUUID()));
        assertTrue(!delivered());
        answers("");
        assertTrue(!delivered());
        says("{\"type\":\"ai_response_chunk\",\"message_id\":\"" + message + "\"," + thread(UUID.randomUUID())
                + "\"index\":0,\"delta\":\"For others\"}");
        answers(thread(thread));
        assertTrue(delivered());

        assertEquals(before + 3, dropped("other_thread"));
        assertEquals("Fine.", relayed.take().path("content").asText());
        assertTrue(relayed.isEmpty(), "nothing else was passed on");
    }

    @Test
    void anAnswerThatNamesAnotherPersonIsDroppedAndOneThatNamesNoneIsNot() throws Exception {
        var before = dropped("other_user");

        answers(thread(thread) + "\"user_id\":\"user_2\",");
        assertTrue(!delivered());
        answers(thread(thread.toUpperCase(Locale.ROOT)));
        assertTrue(delivered());

        assertEquals(before + 1, dropped("other_user"));
    }

    @Test
    void aPieceNeedNotSayWhatItIsOf() throws Exception {
        says("{\"type\":\"ai_response_chunk\",\"message_id\":\"" + message + "\",\"index\":0,\"delta\":\"Fi\"}");
        assertEquals("Fi", relayed.take().path("delta").asText());
        answers(thread(thread) + "\"user_id\":\"user_1\",");

        assertTrue(delivered());
    }

    /// `delta` null: the words cannot be read.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"index\":0 | ``",
                "\"delta\":null | ``",
                "\"delta\":\"\" | ``",
                "\"finish_reason\":\"stop\" | ``",
                "\"delta\":42 |",
                "\"delta\":[\"Fi\"] |",
                "\"delta\":{\"text\":\"Fi\"} |",
            })
    void aPieceIsNeverTheAnswerWhateverItSays(String field, String delta) throws Exception {
        says("{\"type\":\"ai_response_chunk\",\"message_id\":\"" + message + "\"," + thread(thread) + field + "}");
        var piece = relayed.take();
        assertTrue(piece.path("piece").asBoolean());
        assertEquals(delta, piece.path("delta").textValue());

        answers(thread(thread));

        assertTrue(delivered());
        var answer = relayed.take();
        assertFalse(answer.path("piece").asBoolean());
        assertEquals("Fine.", answer.path("content").asText());
    }

    /// However it is written, all of the answer arrives. `RESPONSE` stands for the frame's beginning.
    static Stream<Arguments> manners() {
        return Stream.of(
                Arguments.of("{RESPONSE,\"response_content\":\"Fine.\",\"confidence_score\":NaN}", "Fine."),
                Arguments.of(
                        "{RESPONSE,\"response_content\":\"Fine.\",\"confidence_score\":1e400,\"processing_time_ms\":"
                                + "9".repeat(1500) + "}",
                        "Fine."),
                Arguments.of("{RESPONSE,\"response_content\":\"1\n2\t3\"}", "1\n2\t3"),
                Arguments.of("\ufeff{RESPONSE,\"response_content\":\"Fine.\",}", "Fine."),
                Arguments.of("{\"type\":\"ping\"}\n{RESPONSE,\"response_content\":\"Fine.\"}", "Fine."),
                Arguments.of("[{\"type\":\"ping\"},{RESPONSE,\"response_content\":\"Fine.\"}]", "Fine."),
                Arguments.of("[{RESPONSE,\"response_content\":\"Fine.\"}]", "Fine."),
                Arguments.of("{RESPONSE,\"response_content\":\"Fine.\"}{\"type\":", "Fine."),
                Arguments.of("{RESPONSE,\"response_content\":\"a\\ud83db\"}", "a\ufffdb"),
                Arguments.of(
                        "{\"type\":\"ping\"}{RESPONSE,\"response_content\":\"a\\ud83db\",\"confidence_score\":NaN}",
                        "a\ufffdb"));
    }

    @ParameterizedTest
    @MethodSource("manners")
    void anAnswerIsReadAsLenientlyAsThatOfAnyProvider(String frame, String content) throws Exception {
        says(frame.replace(
                "RESPONSE",
                "\"type\":\"ai_response\",\"message_id\":\"" + message + "\",\"thread_id\":\"" + thread + "\""));

        assertTrue(delivered());
        var answer = relayed.take();
        assertEquals(content, answer.path("content").asText());
        assertFalse(answer.hasNonNull("confidenceScore"));
    }

    @Test
    void bytesThatAreNoUtf8EndTheConnectionWith1007() {
        canister.frame(RawFrame.TEXT, true, new byte[] {'"', (byte) 0xc3, '"'});

        assertEquals(1007, canister.hearsClose().closeCode());
    }

    @Test
    void aSecondAnswerAndOneNobodyAskedForAreDropped() throws Exception {
        var before = dropped("unknown_message");

        answers(thread(thread));
        assertTrue(delivered());
        answers(thread(thread));
        assertTrue(!delivered());
        says("{\"type\":\"ai_response\",\"message_id\":\"" + UUID.randomUUID() + "\"," + thread(thread)
                + "\"response_content\":\"Fine.\"}");
        assertTrue(!delivered());

        assertEquals(before + 2, dropped("unknown_message"));
    }
}
