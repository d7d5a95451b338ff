package dev.parley.ai.fake;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for events, never for time to pass.
public final class Await {
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private Await() {}

    public static <T> T next(BlockingQueue<T> events) {
        try {
            var event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new AssertionError("Nothing happened");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// For what tells nobody when it changes: looks again and again.
    public static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not become so");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    public static <T> T done(CompletableFuture<T> event) {
        try {
            return event.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("It did not happen", e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
