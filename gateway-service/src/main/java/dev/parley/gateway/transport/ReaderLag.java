package dev.parley.gateway.transport;

/// How long a reader has been too slow: the time that something has waited for it, without what the bytes it took
/// meanwhile may take at the slowest rate there is. Being quick before is not saved up.
public final class ReaderLag {
    private final long minBytesPerSecond;
    private boolean waited;
    private long since;
    private long late;

    public ReaderLag(long minBytesPerSecond) {
        this.minBytesPerSecond = Math.max(1, minBytesPerSecond);
    }

    /// What waited has been taken, and something else begins to wait.
    public void begin() {
        waited = false;
    }

    /// In nanoseconds, as far as this is asked again and again.
    ///
    /// @param waits whether anything waits for it now
    /// @param taken bytes it has taken since this was last asked
    public long nanos(long now, boolean waits, long taken) {
        if (!waits || !waited) {
            waited = waits;
            late = 0;
        } else {
            late = Math.max(0, late + now - since - taken * 1_000_000_000 / minBytesPerSecond);
        }
        since = now;
        return late;
    }
}
