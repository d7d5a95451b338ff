package dev.parley.rendering.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RenderingDeskTest {
    private static final byte[] FILE = {1, 2, 3};

    private record Settings(int concurrent, int queue, Duration timeLimit, int maxResult) implements DeskConfig {
        @Override
        public int stuckAfterTimeLimits() {
            return 3;
        }
    }

    private final CountDownLatch released = new CountDownLatch(1);
    private RenderingDesk desk;

    @AfterEach
    void close() {
        released.countDown();
        desk.stop();
    }

    @Test
    void refusesWhatNoLongerFitsIntoTheQueue() throws Exception {
        desk = new RenderingDesk(new Settings(1, 1, Duration.ofSeconds(20), 10));
        var begun = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(
                    () -> desk.render(() -> {
                        begun.countDown();
                        released.await();
                        return FILE;
                    }),
                    callers);
            begun.await();
            var second = CompletableFuture.supplyAsync(() -> desk.render(() -> FILE), callers);
            while (desk.waiting() == 0) {
                Thread.onSpinWait();
            }

            assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> FILE));

            released.countDown();
            assertArrayEquals(FILE, first.join());
            assertArrayEquals(FILE, second.join());
            assertArrayEquals(FILE, desk.render(() -> FILE));
        }
    }

    @Test
    void givesUpWhatTakesTooLong() {
        desk = new RenderingDesk(new Settings(1, 1, Duration.ofMillis(50), 10));

        assertEquals(ErrorCode.UNAVAILABLE, refusal(() -> {
            released.await();
            return FILE;
        }));
    }

    @Test
    void isIllOnceNothingEndsForSomeTimeLimits() {
        var settings = new Settings(2, 1, Duration.ofMillis(10), 10);
        desk = new RenderingDesk(settings);
        var concern = new StuckRenderings(desk, settings);
        assertTrue(concern.isWell());
        desk.render(() -> FILE);

        refusal(this::cannotBeBrokenOff);
        awaits(() -> !concern.isWell());
        assertArrayEquals(FILE, desk.render(() -> FILE));
        assertTrue(desk.nanosWithoutResult() > 0, "the other is still under way");
        released.countDown();

        awaits(() -> desk.nanosWithoutResult() == 0);
        assertTrue(concern.isWell());
    }

    private byte[] cannotBeBrokenOff() {
        while (true) {
            try {
                released.await();
                return FILE;
            } catch (InterruptedException goesOn) {
                // As a layout does.
            }
        }
    }

    private static void awaits(BooleanSupplier reached) {
        var end = System.nanoTime() + 10_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "not within 10 s");
            Thread.onSpinWait();
        }
    }

    @Test
    void refusesAFileThatIsTooLarge() {
        desk = new RenderingDesk(new Settings(1, 1, Duration.ofSeconds(20), 10));

        assertEquals(ErrorCode.TOO_LARGE, refusal(() -> new byte[11]));
    }

    @Test
    void aFailureHurtsNoOther() {
        desk = new RenderingDesk(new Settings(1, 1, Duration.ofSeconds(20), 10));

        for (var failure : new Throwable[] {
            new IllegalStateException("secret words"), new StackOverflowError(), new OutOfMemoryError("of a test")
        }) {
            assertEquals(ErrorCode.INTERNAL, refusal(() -> {
                switch (failure) {
                    case Error error -> throw error;
                    case Exception exception -> throw exception;
                    default -> throw new AssertionError();
                }
            }));
            assertArrayEquals(FILE, desk.render(() -> FILE));
        }
    }

    private ErrorCode refusal(Callable<byte[]> rendering) {
        return assertThrows(RequestRejected.class, () -> desk.render(rendering)).code();
    }
}
