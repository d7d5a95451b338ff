package dev.parley.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// The same buckets in this process alone, for while Redis is away. One thread at a time.
final class LocalBuckets {
    private static final int MAX_BUCKETS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> buckets;

    LocalBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    List<Decision> take(List<Take> takes) {
        return takes.stream().map(this::take).toList();
    }

    private Decision take(Take take) {
        return buckets.get(take.key(), _ -> new TokenBucket(take.rate(), nanoTime))
                .take();
    }
}
