package dev.parley.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Buckets of this gateway alone, one for each key: a person, an address. From any thread.
public final class KeyedBuckets {
    private static final int MAX_BUCKETS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2); // by then a bucket is full again

    private final LongSupplier nanoTime;
    private final Cache<Object, TokenBucket> buckets;

    public KeyedBuckets() {
        this(System::nanoTime);
    }

    public KeyedBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /// Takes one from the bucket of that key, which is always asked for at the same rate.
    public Decision take(Object key, Rate rate) {
        return take(key, rate, 1);
    }

    /// The same of so many at once.
    public Decision take(Object key, Rate rate, long count) {
        if (rate.isUnlimited()) {
            return Decision.ALLOWED;
        }
        var bucket = buckets.get(key, _ -> new TokenBucket(rate, nanoTime));
        synchronized (bucket) {
            return bucket.take(count);
        }
    }

    /// One that was taken was not meant to be.
    public void giveBack(Object key) {
        var bucket = buckets.getIfPresent(key);
        if (bucket != null) {
            synchronized (bucket) {
                bucket.giveBack();
            }
        }
    }
}
