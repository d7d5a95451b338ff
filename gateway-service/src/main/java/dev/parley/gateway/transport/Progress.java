package dev.parley.gateway.transport;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/// Whether an answer is found in time, and its client takes what waits for it, not too slowly. Whatever is written is
/// said here, before and after: only so is what it adds told from what the client has taken meanwhile.
final class Progress {
    private final TransportConfig config;
    private final ReaderLag lag;
    private long waits;
    private long taken;
    /// When something of the answer was last written, or began to be waited for.
    private long written;

    Progress(TransportConfig config) {
        this.config = config;
        lag = new ReaderLag(config.minSentBytesPerSecond());
    }

    /// An answer begins.
    void begin() {
        lag.begin();
        written = System.nanoTime();
    }

    void beforeWrite(Channel channel) {
        written = System.nanoTime();
        countTaken(channel);
    }

    private void countTaken(Channel channel) {
        var now = waiting(channel);
        taken += Math.max(0, waits - now);
        waits = now;
    }

    void afterWrite(Channel channel) {
        waits = waiting(channel);
    }

    /// Why the connection goes on no longer; null: it does.
    @Nullable
    Cut verdict(Channel channel, long now) {
        if (lateNanos(channel, now) > config.stall().toNanos()) {
            return Cut.STALLED;
        }
        var isSought = waits <= 0;
        return isSought && now - written > config.answerWithin().toNanos() ? Cut.UNANSWERED : null;
    }

    /// For how long the client has been too slow; 0: nothing waits.
    private long lateNanos(Channel channel, long now) {
        countTaken(channel);
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
