package dev.parley.gateway.fanout;

import dev.parley.session.contract.log.Change;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes of one conversation that came before their turn, kept until those before them have come. Not for several
/// threads.
final class EarlyChanges {
    /// The repair brings what does not fit.
    private static final int MAX_KEPT = 256;

    /// `origin` has said the message itself and is answered otherwise; null: nobody.
    record Early(Change change, @Nullable Listener origin) {}

    private final TreeMap<Long, Early> bySeq = new TreeMap<>();

    void keep(Change change, @Nullable Listener origin) {
        if (bySeq.size() < MAX_KEPT) {
            bySeq.merge(change.seq(), new Early(change, origin), (old, now) -> old.origin != null ? old : now);
        }
    }

    /// Takes out the one whose turn it is when everything up to `heard` has been told; null: it has not come yet. What
    /// has been told meanwhile is dropped.
    @Nullable
    Early next(long heard) {
        while (!bySeq.isEmpty() && bySeq.firstKey() <= heard + 1) {
            var next = bySeq.pollFirstEntry();
            if (next.getKey() == heard + 1) {
                return next.getValue();
            }
        }
        return null;
    }
}
