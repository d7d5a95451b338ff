package dev.parley.gateway.limits;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What one connection may send, counted for each type of frame by itself. Types nobody knows share one count, so
/// that inventing names buys nothing. For the one thread its connection is served on.
public final class FrameLimits {
    private static final String UNKNOWN = "";

    private final Rate rate;
    private final Set<String> knownTypes;
    private final LongSupplier nanoTime;
    private @Nullable Map<String, TokenBucket> buckets;

    /// `knownTypes` is shared by all connections of a dialect.
    public FrameLimits(Rate rate, Set<String> knownTypes, LongSupplier nanoTime) {
        this.rate = rate;
        this.knownTypes = knownTypes;
        this.nanoTime = nanoTime;
    }

    /// Counts one frame; `type` null: it has none.
    public Decision take(@Nullable String type) {
        if (rate.isUnlimited()) {
            return Decision.ALLOWED;
        }
        if (buckets == null) {
            buckets = HashMap.newHashMap(4); // most connections are idle, and most others speak few types
        }
        var counted = type != null && knownTypes.contains(type) ? type : UNKNOWN;
        var bucket = buckets.get(counted);
        if (bucket == null) {
            bucket = new TokenBucket(rate, nanoTime);
            buckets.put(counted, bucket);
        }
        return bucket.take();
    }
}
