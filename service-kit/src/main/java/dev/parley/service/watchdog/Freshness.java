package dev.parley.service.watchdog;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Whether somebody still looks, as those see it who ask for what it saw. A process that was stopped has not looked for
/// as long as that: a look that is late is waited for once more.
final class Freshness {
    private final long patienceNanos;
    private final LongSupplier looks;
    private final LongSupplier nanoTime;
    private long known = -1;
    private long since;
    private boolean late;

    /// @param looks how often somebody has looked
    Freshness(Duration patience, LongSupplier looks, LongSupplier nanoTime) {
        this.patienceNanos = patience.toNanos();
        this.looks = looks;
        this.nanoTime = nanoTime;
    }

    /// True: nobody has looked for longer than is borne with, and not even after that was noticed.
    synchronized boolean isLost() {
        var now = nanoTime.getAsLong();
        var seen = looks.getAsLong();
        if (seen != known) {
            known = seen;
            since = now;
            late = false;
            return false;
        }
        if (now - since <= patienceNanos) {
            return false;
        }
        if (!late) {
            late = true;
            since = now - patienceNanos / 2;
            return false;
        }
        return true;
    }
}
