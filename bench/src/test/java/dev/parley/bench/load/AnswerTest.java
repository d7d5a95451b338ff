package dev.parley.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerTest {
    @Test
    void findsTheMessageAnAcknowledgementIsFor() {
        assertEquals(
                new Answer(Answer.Kind.ACKNOWLEDGED, 4711),
                read("{\"type\":\"message_sent\",\"success\":true,\"content\":\"hi\",\"messageId\":\"4711\"}"));
        assertEquals(
                new Answer(Answer.Kind.ACKNOWLEDGED, 5),
                read("{\"messageId\":\"5\",\"content\":\"hi\",\"type\":\"message_sent\"}"));
    }

    @Test
    void knowsARefusalAndWhichMessageItMeans() {
        assertEquals(
                new Answer(Answer.Kind.REFUSED, 12),
                read("{\"type\":\"error\",\"code\":\"RATE_LIMIT_EXCEEDED\",\"messageId\":\"12\"}"));
        assertEquals(new Answer(Answer.Kind.REFUSED, -1), read("{\"type\":\"error\"}"));
    }

    @Test
    void takesNoOtherFrameForAnAnswer() {
        assertEquals(
                Answer.Kind.OTHER,
                read("{\"type\":\"ai_unavailable\",\"message_id\":\"7\"}").kind());
        assertEquals(Answer.Kind.OTHER, read("{\"type\":\"message_sen").kind());
        assertEquals(Answer.Kind.OTHER, read("").kind());
    }

    @Test
    void looksOnlyAtItsOwnBytes() {
        var bytes = "{\"type\":\"pong\"}{\"type\":\"message_sent\"}".getBytes(StandardCharsets.US_ASCII);
        assertEquals(Answer.Kind.OTHER, Answer.read(bytes, 0, 15).kind());
        assertEquals(
                Answer.Kind.ACKNOWLEDGED,
                Answer.read(bytes, 15, bytes.length - 15).kind());
    }

    private static Answer read(String text) {
        var bytes = ("xx" + text + "yy").getBytes(StandardCharsets.US_ASCII);
        return Answer.read(bytes, 2, bytes.length - 4);
    }
}
