package dev.parley.ai.canister;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ai.fake.CanistersOnly;
import dev.parley.ai.fake.FakeCanister.Conversation;
import dev.parley.ai.fake.Gateway;
import dev.parley.ai.fake.Surroundings;
import dev.parley.session.contract.message.FinishReason;
import dev.parley.test.Await;
import io.netty.buffer.Unpooled;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However a canister puts its answer, the text is complete or the reply says that it is not. The next manner is a
/// line.
@QuarkusTest
@TestProfile(CanistersOnly.class)
@QuarkusTestResource(Surroundings.class)
class CanisterMannersTest {
    private static final String INVALID = "Invalid AI response";

    Surroundings around;

    /// `text` is the answer, or what is left of it where it failed with `failure`.
    record Manner(String name, Consumer<Conversation> says, String text, String failure) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Manner answers(String name, Consumer<Conversation> says, String text) {
        return new Manner(name, says, text, null);
    }

    private static Manner fails(String name, Consumer<Conversation> says, String failure, String heard) {
        return new Manner(name, says, heard, failure);
    }

    static Stream<Manner> manners() {
        return Stream.of(
                answers(
                        "in a binary frame",
                        it -> it.socket()
                                .writeBinaryMessage(
                                        Buffer.buffer(response(it, "Fine.").encode())),
                        "Fine."),
                answers(
                        "behind a byte order mark",
                        it -> it.socket()
                                .writeTextMessage(
                                        "\ufeff" + response(it, "Fine.").encode()),
                        "Fine."),
                answers(
                        "with its id in capitals",
                        it -> it.say(response(it, "Fine.")
                                .put("request_id", it.request().toUpperCase(Locale.ROOT))),
                        "Fine."),
                answers(
                        "chunks, then an empty response",
                        it -> {
                            it.chunk(0, "Whole ");
                            it.chunk(1, "answer.");
                            it.respond("");
                        },
                        "Whole answer."),
                answers(
                        "chunks counted from 1, then no response",
                        it -> {
                            it.chunk(1, "Whole ");
                            it.chunk(2, "answer.");
                            it.say(response(it, null));
                        },
                        "Whole answer."),
                fails(
                        "chunks with a hole, then an empty response",
                        it -> {
                            it.chunk(0, "Whole ");
                            it.chunk(2, "swer.");
                            it.respond("");
                        },
                        INVALID,
                        "Whole swer."),
                answers(
                        "chunks out of order, then the response",
                        it -> {
                            it.chunk(1, "answer.");
                            it.chunk(0, "Whole ");
                            it.respond("Whole answer.");
                        },
                        "Whole answer."),
                answers(
                        "chunks told twice",
                        it -> {
                            it.chunk(0, "Whole ");
                            it.chunk(0, "Whole ");
                            it.chunk(1, "answer.");
                            it.respond("");
                        },
                        "Whole answer."),
                answers(
                        "chunks of which some have no words, then an empty response",
                        it -> {
                            it.say(piece(it, 0).putNull("delta"));
                            it.chunk(1, "Whole ");
                            it.say(piece(it, 2));
                            it.chunk(3, "answer.");
                            it.say(piece(it, 4).put("finish_reason", "stop"));
                            it.respond("");
                        },
                        "Whole answer."),
                fails(
                        "a chunk that is a number, then an empty response",
                        it -> {
                            it.chunk(0, "It is ");
                            it.say(piece(it, 1).put("delta", 42));
                            it.respond("");
                        },
                        INVALID,
                        "It is "),
                fails(
                        "a chunk that is a list, then no response",
                        it -> {
                            it.chunk(0, "It is ");
                            it.say(piece(it, 1).put("delta", new JsonArray().add("so.")));
                            it.say(response(it, null));
                        },
                        INVALID,
                        "It is "),
                fails(
                        "a chunk that is an object, then an empty response",
                        it -> {
                            it.say(piece(it, 0).put("delta", new JsonObject().put("text", "It is ")));
                            it.chunk(1, "so.");
                            it.respond("");
                        },
                        INVALID,
                        "so."),
                answers(
                        "a chunk that is an object, then the response",
                        it -> {
                            it.say(piece(it, 0).put("delta", new JsonObject().put("text", "It is ")));
                            it.chunk(1, "so.");
                            it.respond("It is so.");
                        },
                        "It is so."),
                fails("an empty response and nothing before", it -> it.respond(""), INVALID, null),
                fails(
                        "an error that names no request",
                        it -> it.say(new JsonObject().put("type", "error").put("error_message", "No.")),
                        "No.",
                        null),
                fails("an error with a NUL", it -> it.fail("a\0b", 7), "a\ufffdb", null),
                fails(
                        "an error behind words",
                        it -> {
                            it.chunk(0, "It is");
                            it.fail("Enough.", 0);
                        },
                        "Enough.",
                        "It is"),
                fails(
                        "closed behind words",
                        it -> {
                            it.chunk(0, "It is");
                            it.socket().close();
                        },
                        "AI connection lost",
                        "It is"),
                answers(
                        "a NUL and half a pair in the text",
                        it -> it.socket()
                                .writeTextMessage(response(it, "A").encode().replace("\"A\"", "\"a\\u0000b\\ud83d\"")),
                        "a\ufffdb\ufffd"),
                answers("a NUL in the model's name", it -> it.respond("Fine.", "mo\0del"), "Fine."),
                answers(
                        "metadata that are ours, odd, and too many",
                        it -> it.say(response(it, "Fine.")
                                .put(
                                        "metadata",
                                        new JsonObject()
                                                .put("stopped", true)
                                                .put("a\0b", "c\0d")
                                                .put("rest", "x".repeat(40_000)))),
                        "Fine."),
                answers(
                        "numbers beyond all bounds",
                        it -> it.socket()
                                .writeTextMessage(
                                        response(it, "Fine.")
                                                .encode()
                                                .replaceFirst(
                                                        "\\{",
                                                        "{\"confidence_score\":1e400,\"token_count\":-7,\"processing_time_ms\":1e99,\"metadata\":{\"x\":1e4000},")),
                        "Fine."),
                answers(
                        "numbers that are none",
                        it -> it.socket()
                                .writeTextMessage(
                                        response(it, "Fine.")
                                                .encode()
                                                .replaceFirst(
                                                        "\\{",
                                                        "{\"confidence_score\":NaN,\"token_count\":-Infinity,\"metadata\":{\"x\":NaN},")),
                        "Fine."),
                answers(
                        "numbers of many digits",
                        it -> it.socket()
                                .writeTextMessage(response(it, "Fine.")
                                        .encode()
                                        .replaceFirst(
                                                "\\{",
                                                "{\"token_count\":" + "9".repeat(1500) + ",\"metadata\":{\"x\":"
                                                        + "7".repeat(5000) + ",\"y\":0." + "7".repeat(1500) + "},")),
                        "Fine."),
                answers(
                        "raw line breaks and tabs in its text",
                        it -> it.socket()
                                .writeTextMessage(response(it, "1|2|3").encode().replace("1|2|3", "1\n2\t3")),
                        "1\n2\t3"),
                answers(
                        "a comma at the end",
                        it -> it.socket()
                                .writeTextMessage(response(it, "Fine.").encode().replaceFirst("}$", ",}")),
                        "Fine."),
                answers(
                        "several frames in one",
                        it -> it.socket()
                                .writeTextMessage(
                                        "{\"type\":\"pong\"}" + chunk(it, 0, "Fi") + "\n" + chunk(it, 1, "ne.")
                                                + response(it, "Fine.").encode()),
                        "Fine."),
                answers(
                        "several frames in a list",
                        it -> it.socket()
                                .writeTextMessage("[" + chunk(it, 0, "Fi") + ","
                                        + response(it, "Fine.").encode() + "]"),
                        "Fine."),
                answers(
                        "something broken behind it",
                        it -> it.socket().writeTextMessage(response(it, "Fine.").encode() + "\n{\"type\":"),
                        "Fine."),
                answers(
                        "invalid UTF-8 in a binary frame",
                        it -> it.socket().writeBinaryMessage(Buffer.buffer(notUtf8(it))),
                        "a\ufffdb"),
                answers(
                        "invalid UTF-8 in a text frame",
                        it -> it.socket()
                                .writeFrame(new WebSocketFrameImpl(
                                        WebSocketFrameType.TEXT, Unpooled.wrappedBuffer(notUtf8(it)))),
                        "a\ufffdb"),
                answers(
                        "frames of no meaning before",
                        it -> {
                            it.socket().writeTextMessage("{");
                            it.socket().writeTextMessage("[[[]]]");
                            it.say(new JsonObject().put("type", "thinking").put("request_id", it.request()));
                            it.respond("Fine.");
                        },
                        "Fine."));
    }

    /// In which a character begins, and does not go on.
    private static byte[] notUtf8(Conversation it) {
        var text = response(it, "a|b").encode();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        bytes[text.indexOf('|')] = (byte) 0xc3;
        return bytes;
    }

    private static String chunk(Conversation it, int index, String delta) {
        return piece(it, index).put("delta", delta).encode();
    }

    private static JsonObject piece(Conversation it, int index) {
        return new JsonObject()
                .put("type", "response_chunk")
                .put("request_id", it.request())
                .put("index", index);
    }

    private static JsonObject response(Conversation it, String text) {
        return new JsonObject()
                .put("type", "response")
                .put("request_id", it.request())
                .put("response", text);
    }

    @BeforeEach
    void calm() {
        around.calm();
        Await.until(() -> Gateway.status().connectionCount() == 2);
    }

    @ParameterizedTest
    @MethodSource("manners")
    void theTextIsCompleteOrTheReplySaysThatItIsNot(Manner manner) {
        around.first.behaviour = (conversation, frame) -> manner.says().accept(conversation);
        around.second.behaviour = around.first.behaviour;
        var reply = around.session.ask("Well?");

        Gateway.hint(reply.id);

        var ended = Await.done(reply.over);
        if (manner.failure() == null) {
            assertNotNull(ended.completion, () -> "it failed: " + ended.failure);
            assertEquals(manner.text(), ended.answer());
            assertEquals(FinishReason.STOP, ended.completion.finishReason());
            var confidence = ended.completion.confidenceScore();
            assertTrue(confidence == null || confidence >= 0 && confidence <= 1);
            assertTrue(ended.completion.tokensOut() >= 0);
            assertTrue(ended.completion.modelUsed() == null
                    || ended.completion.modelUsed().indexOf('\0') < 0);
            assertTrue(
                    isFit(ended.completion.metadata()),
                    () -> ended.completion.metadata().toString());
        } else {
            assertNotNull(ended.failure, () -> "it was taken for complete: " + ended.answer());
            assertEquals(manner.failure(), ended.failure.message());
            var heard = ended.failure.heard();
            assertEquals(manner.text(), heard == null || heard.content().isEmpty() ? null : heard.content());
        }
    }

    private static boolean isFit(Map<String, Object> metadata) {
        var text = metadata.toString();
        return text.length() < 20_000
                && text.indexOf('\0') < 0
                && !text.contains("Infinity")
                && !text.contains("NaN")
                && !metadata.containsKey("stopped");
    }
}
