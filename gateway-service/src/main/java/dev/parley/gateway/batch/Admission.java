package dev.parley.gateway.batch;

import java.time.Duration;

/// Whether a [Batcher] takes more. Under overload a line grows for as long as more comes than can be sent, and whoever
/// joins it waits for seconds in vain; refused at once, it knows, and those in the line are served soon.
///
/// A long line by itself is no overload: a burst is worked off, and after a hitch of session-service so is what has
/// gathered meanwhile. What tells it is a line that *stands* (Nichols and Jacobson, *Controlling Queue Delay*, 2012):
/// for a while each batch leaves full, with others still behind it, and its oldest item has waited too long.
public final class Admission {
    private final long waitNanos;
    private final long afterNanos;
    private long standsSince;
    private boolean stands;
    private volatile boolean open = true;

    private Admission(long waitNanos, long afterNanos) {
        this.waitNanos = waitNanos;
        this.afterNanos = afterNanos;
    }

    /// Whatever waits.
    public static Admission always() {
        return new Admission(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /// Not where items have been waiting longer than `wait`, in each batch for `after`; again with the first batch
    /// whose items have not, or that leaves nobody behind.
    public static Admission unlessWaiting(Duration wait, Duration after) {
        return new Admission(wait.toNanos(), after.toNanos());
    }

    /// From any thread.
    boolean isOpen() {
        return open;
    }

    /// A batch leaves whose oldest item has waited for so long. By the batcher's thread only.
    void departs(long waited, boolean leavesOthersBehind, long now) {
        if (!leavesOthersBehind || waited <= waitNanos) {
            stands = false;
        } else if (!stands) {
            stands = true;
            standsSince = now;
        }
        setOpen(!stands || now - standsSince < afterNanos);
    }

    /// Nobody waits any longer. By the batcher's thread only.
    void cleared() {
        stands = false;
        setOpen(true);
    }

    /// Written only where it changes: others read it for each item.
    private void setOpen(boolean taking) {
        if (open != taking) {
            open = taking;
        }
    }
}
