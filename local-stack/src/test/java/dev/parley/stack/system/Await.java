package dev.parley.stack.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Waiting for something that tells nobody when it happens.
final class Await {
    private Await() {}

    /// Looks 20 times a second until it is so.
    static void until(String what, Duration limit, Callable<Boolean> isSo) {
        var deadline = System.nanoTime() + limit.toNanos();
        Throwable last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (isSo.call()) {
                    return;
                }
            } catch (Exception | AssertionError notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError(what + ": not within " + limit.toSeconds() + " s", last);
    }
}
