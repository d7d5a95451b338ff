package dev.parley.test;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for events, never for time to pass.
public final class Await {
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(20);

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

    public static <T> T done(CompletableFuture<T> event) {
        try {
            return event.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("It did not happen", e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// For what tells nobody when it changes: looks again and again.
    public static void until(BooleanSupplier isSo) {
        until("it did not become so", PATIENCE, isSo::getAsBoolean);
    }

    /// The same for what may take longer, and what may fail as long as it is not so.
    public static void until(String what, Duration limit, Callable<Boolean> isSo) {
        var begun = System.nanoTime();
        Throwable last = null;
        do {
            try {
                if (isSo.call()) {
                    return;
                }
                last = null;
            } catch (Exception | AssertionError notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() - begun < limit.toNanos());
        throw new AssertionError(what + ": not within " + limit.toSeconds() + " s", last);
    }
}
