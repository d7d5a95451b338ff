package dev.parley.bench.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally(2, Speech.PARLEY);

    @Test
    void aMessageIsCompleteWhenEverybodyHasIt() throws IOException {
        var number = tally.send(1_000_000);
        assertFalse(take(sent(number), 3_000_000));
        assertEquals(0, tally.complete());
        assertTrue(take(sent(number), 5_000_000));
        assertEquals(1, tally.complete());
        assertEquals(2, tally.deliveries());
        assertEquals(4000, tally.latency().getMaxValue(), 10);
    }

    @Test
    void whatElseIsSaidIsNoDelivery() throws IOException {
        var number = tally.send(0);
        assertFalse(take("{\"type\":\"ok\",\"ref\":\"m\",\"message\":{\"content\":\"#" + number + " text\"}}", 1));
        assertFalse(take("{\"type\":\"presence.changed\",\"user_id\":\"x\"}", 1));
        assertFalse(take("{\"type\":\"message.sent\",\"message\":{\"content\":\"of somebody else\"}}", 1));
        assertEquals(0, tally.deliveries());
    }

    @Test
    void inPitcheyTheSendersAnswerIsItsDelivery() throws IOException {
        var spoken = new Tally(2, Speech.PITCHEY);
        var number = spoken.send(0);
        for (var type : new String[] {"message_sent", "new_message"}) {
            var frame = ("{\"type\":\"" + type + "\",\"content\":\"#" + number + " text\"}")
                    .getBytes(StandardCharsets.US_ASCII);
            spoken.take(frame, 0, frame.length, 1);
        }
        assertEquals(1, spoken.complete());
    }

    @Test
    void aDeliveryTooManyIsAFault() throws IOException {
        var number = tally.send(0);
        take(sent(number), 1);
        take(sent(number), 1);
        assertThrows(IOException.class, () -> take(sent(number), 1));
    }

    @Test
    void aRefusalIsAFault() {
        assertThrows(IOException.class, () -> take("{\"type\":\"error\",\"code\":\"rate_limited\"}", 1));
    }

    @Test
    void startsAgainWithWhatIsUnderWay() throws IOException {
        var number = tally.send(0);
        take(sent(number), 1);
        tally.restart();
        assertTrue(take(sent(number), 1));
        assertEquals(1, tally.deliveries());
    }

    private static String sent(long number) {
        return "{\"type\":\"message.sent\",\"seq\":1,\"message\":{\"content\":\"#" + number + " parley\"}}";
    }

    private boolean take(String frame, long nanos) throws IOException {
        var bytes = frame.getBytes(StandardCharsets.US_ASCII);
        return tally.take(bytes, 0, bytes.length, nanos);
    }
}
