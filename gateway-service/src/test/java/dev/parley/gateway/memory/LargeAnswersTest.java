package dev.parley.gateway.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LargeAnswersTest {
    private final LargeAnswers large = new LargeAnswers(new LargeAnswersConfig() {
        @Override
        public int atOnce() {
            return 4;
        }

        @Override
        public int each() {
            return 2;
        }

        @Override
        public int strangers() {
            return 3;
        }

        @Override
        public int lookUps() {
            return 2;
        }

        @Override
        public int refreshes() {
            return 1;
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(200);
        }
    });

    @Test
    void onePersonHasAFewAtATimeAndAnotherStillGetsAnAnswer() throws Exception {
        var mallory = UUID.randomUUID();
        var reading = new CountDownLatch(2);
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 2; i++) {
                threads.submit(() -> large.read(mallory, () -> {
                    reading.countDown();
                    awaits(over);
                    return null;
                }));
            }
            reading.await();

            var refused = assertThrows(RequestRejected.class, () -> large.read(mallory, () -> "too many"));
            assertEquals(ErrorCode.UNAVAILABLE, refused.code());
            assertEquals("hers", large.read(UUID.randomUUID(), () -> "hers"));
            assertEquals("a stranger's", large.read(null, () -> "a stranger's"));
            over.countDown();
        }
        assertEquals("again", large.read(mallory, () -> "again"));
    }

    @Test
    void allStrangersTogetherLeaveATurnToAPerson() throws Exception {
        var reading = new CountDownLatch(3);
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 3; i++) {
                threads.submit(() -> large.read(null, () -> {
                    reading.countDown();
                    awaits(over);
                    return null;
                }));
            }
            reading.await();

            assertThrows(RequestRejected.class, () -> large.read(null, () -> "too many"));
            assertEquals("hers", large.read(UUID.randomUUID(), () -> "hers"));
            over.countDown();
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailureGivesTheTurnBack() {
        for (var i = 0; i < 5; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> large.read(null, () -> {
                        throw new IllegalStateException("broken");
                    }));
        }

        assertEquals("well", large.read(null, () -> "well"));
    }

    @Test
    void whatNobodyAskedForTakesNoTurnOfThoseWhoAsk() throws Exception {
        var alice = UUID.randomUUID();
        var reading = new CountDownLatch(2);
        var over = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < 100; number++) {
                threads.submit(() -> large.refresh(() -> waits(reading, over)));
            }
            threads.submit(() -> large.lookUp(() -> waits(reading, over)));
            reading.await();

            assertEquals("read", large.read(alice, () -> "read"));
            assertEquals("looked up", large.lookUp(() -> "looked up"));
            over.countDown();
            assertEquals("refreshed", large.refresh(() -> "refreshed"));
        }
    }

    private static Object waits(CountDownLatch reading, CountDownLatch over) {
        reading.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
