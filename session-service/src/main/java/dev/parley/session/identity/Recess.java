package dev.parley.session.identity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Leaves alone for a while what has failed. After that one may try it, and everybody once that one was answered.
final class Recess {
    private final long nanos;
    private final AtomicLong until = new AtomicLong();
    private volatile boolean failing;

    Recess(Duration length) {
        this.nanos = length.toNanos();
    }

    boolean lets() {
        if (!failing) {
            return true;
        }
        var due = until.get();
        var now = System.nanoTime();
        return now - due >= 0 && until.compareAndSet(due, now + nanos);
    }

    /// Whether it had not been failing before.
    boolean failed() {
        until.set(System.nanoTime() + nanos);
        var first = !failing;
        failing = true;
        return first;
    }

    /// Whether it had been failing before.
    boolean answered() {
        if (!failing) {
            return false;
        }
        failing = false;
        return true;
    }
}
