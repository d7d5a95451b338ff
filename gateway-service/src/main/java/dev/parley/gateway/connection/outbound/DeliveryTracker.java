package dev.parley.gateway.connection.outbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjLongConsumer;

/// What has certainly arrived at a client that acknowledges nothing: the pong to a ping comes only after it has read
/// what was written before that (RFC 6455, 5.5.3). One ping is under way at a time, the first after a pause at once, so
/// that a busy connection is hardly busier. On the connection's event loop only.
final class DeliveryTracker {
    private final long everyNanos;
    private final ObjLongConsumer<UUID> arrived;
    private Map<UUID, Long> written = new HashMap<>(2);
    private Map<UUID, Long> pinged = Map.of();
    private long ping;
    private long lastNanos;

    /// `arrived` is told the conversation and its last change.
    DeliveryTracker(Duration every, ObjLongConsumer<UUID> arrived) {
        this.everyNanos = every.toNanos();
        this.arrived = arrived;
        this.lastNanos = System.nanoTime() - everyNanos;
    }

    void wrote(UUID conversation, long seq) {
        written.merge(conversation, seq, Math::max);
    }

    /// How long, from this moment on, until a ping is to be sent after what was written; negative: none is.
    long nanosToPing(long nanoTime) {
        return written.isEmpty() || !pinged.isEmpty() ? -1 : Math.max(0, everyNanos - (nanoTime - lastNanos));
    }

    /// The number of the ping that is sent at this moment.
    long ping(long nanoTime) {
        lastNanos = nanoTime;
        pinged = written;
        written = new HashMap<>(2);
        return ++ping;
    }

    /// @return whether it answers the ping that is under way
    boolean ponged(long number) {
        if (number != ping || pinged.isEmpty()) {
            return false;
        }
        pinged.forEach(arrived::accept);
        pinged = Map.of();
        return true;
    }
}
