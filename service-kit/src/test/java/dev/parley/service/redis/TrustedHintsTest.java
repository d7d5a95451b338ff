package dev.parley.service.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.token.SignedHints;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class TrustedHintsTest {
    private static final String SECRET = "a secret of thirty-two bytes or more";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TrustedHints ours = service(metrics);
    private final TrustedHints anothers = service(new SimpleMeterRegistry());

    private static TrustedHints service(SimpleMeterRegistry metrics) {
        return new TrustedHints(new SignedHints(SECRET, Clock.systemUTC()), metrics);
    }

    private double dropped(String reason) {
        return metrics.counter("parley.hints.dropped", "reason", reason).count();
    }

    @Test
    void whatOneOfOurServicesSaysIsRead() {
        assertEquals("text", ours.open("channel", anothers.sign("channel", "text")));
    }

    @Test
    void whatDoesNotCountIsCountedByItsReason() {
        var hint = anothers.sign("channel", "text");
        ours.open("channel", hint);

        assertNull(ours.open("channel", "text".getBytes(StandardCharsets.UTF_8)));
        assertNull(ours.open("channel", hint));
        assertNull(ours.open("another channel", hint));

        assertEquals(1, dropped("unsigned"));
        assertEquals(1, dropped("repeated"));
        assertEquals(1, dropped("forged"));
    }
}
