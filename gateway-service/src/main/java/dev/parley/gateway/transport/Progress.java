package dev.parley.gateway.transport;

import io.netty.channel.Channel;

/// Whether a client takes anything of what waits for it.
final class Progress {
    private long since;
    private long pending;
    private long current;

    void begin() {
        since = System.nanoTime();
        pending = 0;
        current = 0;
    }

    /// How long nothing at all has been taken; 0: nothing waits.
    long stalledNanos(Channel channel, long now) {
        var out = channel.unsafe().outboundBuffer();
        var waits = out == null ? 0 : out.totalPendingWriteBytes();
        var taken = out == null ? 0 : out.currentProgress();
        if (waits == 0 || waits != pending || taken != current) {
            pending = waits;
            current = taken;
            since = now;
            return 0;
        }
        return now - since;
    }
}
