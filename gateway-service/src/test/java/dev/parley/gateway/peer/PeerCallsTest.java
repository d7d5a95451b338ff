package dev.parley.gateway.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whom of two instances is called when the first one is away.
class PeerCallsTest {
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final Function<String, String> ECHO = peer -> peer;

    private static PeerCalls<String> calls(Duration longestAttempt) {
        return new PeerCalls<>(
                "a sibling", List.of(FIRST, SECOND), longestAttempt, Duration.ofSeconds(6), Duration.ofMillis(1));
    }

    private static String unlessFirst(String peer, RuntimeException failure) {
        if (peer.equals(FIRST)) {
            throw failure;
        }
        return peer;
    }

    @Test
    void theNextOneIsCalledWhenOneIsAwayAndKept() {
        var calls = calls(Duration.ofSeconds(1));

        assertEquals(SECOND, calls.call(null, peer -> unlessFirst(peer, new ProcessingException("away"))));
        assertEquals(SECOND, calls.call(null, ECHO));
    }

    @Test
    void oneThatSaysItIsUnavailableIsPassedOverToo() {
        var calls = calls(Duration.ofSeconds(1));
        var away = new RequestRejected(ErrorCode.UNAVAILABLE, "The service is away for the moment");

        assertEquals(SECOND, calls.call(null, peer -> unlessFirst(peer, away)));
    }

    @Test
    void aCallThatHasWaitedForAllItsTimeSendsTheOthersElsewhere() {
        // It may take all the patience there is, so that nothing is left for a second attempt.
        var calls = calls(Duration.ofSeconds(6));

        assertThrows(
                RequestRejected.class,
                () -> calls.call(null, peer -> unlessFirst(peer, new ProcessingException("timed out"))));
        assertEquals(SECOND, calls.call(null, ECHO));
    }

    @Test
    void callsThatFailTogetherMoveOnByOne() {
        var calls = calls(Duration.ofSeconds(1));

        var answered = calls.call(null, peer -> {
            if (peer.equals(FIRST)) {
                // Another one fails while this one waits.
                calls.call(null, other -> unlessFirst(other, new ProcessingException("away")));
            }
            return unlessFirst(peer, new ProcessingException("away"));
        });

        assertEquals(SECOND, answered);
        assertEquals(SECOND, calls.call(null, ECHO), "and all that come after them");
    }

    @Test
    void whatIsRefusedIsAskedOfNobodyElse() {
        var calls = calls(Duration.ofSeconds(1));

        assertThrows(
                RequestRejected.class,
                () -> calls.call(
                        null,
                        peer -> unlessFirst(peer, new RequestRejected(ErrorCode.NOT_FOUND, "There is no such thing"))));
        assertEquals(FIRST, calls.call(null, ECHO));
    }
}
