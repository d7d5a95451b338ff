package dev.parley.gateway.fanout;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The conversations in which a connection's person no longer takes part, each with the change that said so. Of too
/// many the oldest are forgotten: a return then begins with the change that brings it. For any thread.
final class Departed {
    private static final int MAX = 256;

    private final LinkedHashMap<UUID, Long> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > MAX;
        }
    };

    synchronized void put(UUID conversation, long seq) {
        ended.put(conversation, seq);
    }

    /// 0: it is not known to have ended.
    synchronized long takeOut(UUID conversation) {
        var seq = ended.remove(conversation);
        return seq == null ? 0 : seq;
    }
}
