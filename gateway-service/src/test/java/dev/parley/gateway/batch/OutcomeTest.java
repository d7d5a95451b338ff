package dev.parley.gateway.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static ErrorCode refusal(CompletableFuture<String> waiting) {
        return assertThrows(RequestRejected.class, () -> Outcome.of(waiting, Duration.ofMillis(1)))
                .code();
    }

    @Test
    void whoeverWaitsLearnsWhatBecameOfIt() {
        assertEquals("stored", Outcome.of(CompletableFuture.completedFuture("stored"), Duration.ofSeconds(1)));
        assertEquals(
                ErrorCode.CONFLICT,
                refusal(CompletableFuture.failedFuture(new RequestRejected(ErrorCode.CONFLICT, "there already"))));
    }

    @Test
    void nobodyWaitsForEver() {
        assertEquals(ErrorCode.UNAVAILABLE, refusal(new CompletableFuture<>()));
    }
}
