package dev.parley.gateway.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjLongConsumer;

/// What has certainly arrived at a client that acknowledges nothing: the pong to a ping comes only after it has
/// received
/// what was written before that (RFC 6455, 5.5.3). One ping is under way at a time, so a busy connection sends one in a
/// round trip. On the connection's event loop only.
final class Arrivals {
    private final ObjLongConsumer<UUID> arrived;
    private Map<UUID, Long> written = new HashMap<>(2);
    private Map<UUID, Long> pinged = Map.of();
    private long ping;

    /// `arrived` is told the conversation and its last change.
    Arrivals(ObjLongConsumer<UUID> arrived) {
        this.arrived = arrived;
    }

    void wrote(UUID conversation, long seq) {
        written.merge(conversation, seq, Math::max);
    }

    /// The number of the ping to be sent after what was written; 0: none.
    long nextPing() {
        if (written.isEmpty() || !pinged.isEmpty()) {
            return 0;
        }
        pinged = written;
        written = new HashMap<>(2);
        return ++ping;
    }

    void ponged(long number) {
        if (number == ping) {
            pinged.forEach(arrived::accept);
            pinged = Map.of();
        }
    }
}
