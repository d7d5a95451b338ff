package dev.parley.gateway.transport;

import io.netty.channel.Channel;

/// Whether a client takes what waits for it, and not too slowly. Whatever is written is said here, before and after:
/// only so is what it adds told from what the client has taken meanwhile.
final class Progress {
    private final ReaderLag lag;
    private long waits;
    private long taken;

    Progress(long minBytesPerSecond) {
        lag = new ReaderLag(minBytesPerSecond);
    }

    /// An answer begins.
    void begin() {
        lag.begin();
    }

    void beforeWrite(Channel channel) {
        var now = waiting(channel);
        taken += Math.max(0, waits - now);
        waits = now;
    }

    void afterWrite(Channel channel) {
        waits = waiting(channel);
    }

    boolean isWaiting(Channel channel) {
        return waiting(channel) > 0;
    }

    /// For how long it has been too slow; 0: nothing waits.
    long lateNanos(Channel channel, long now) {
        beforeWrite(channel);
        var sinceLast = taken;
        taken = 0;
        return lag.nanos(now, waits > 0, sinceLast);
    }

    /// What has left of the piece that is leaving counts as pending until all of it has.
    private static long waiting(Channel channel) {
        var out = channel.unsafe().outboundBuffer();
        return out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
    }
}
