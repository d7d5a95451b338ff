package dev.parley.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Attempts to connect, counted for each client's address at this gateway; behind a proxy that is the one the proxy
/// tells.
@ApplicationScoped
public class ConnectionFlood {
    private static final int MAX_ADDRESSES = 50_000;
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Rate rate;
    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> buckets;

    @Inject
    public ConnectionFlood(LimitsConfig config) {
        this(config, System::nanoTime);
    }

    ConnectionFlood(LimitsConfig config, LongSupplier nanoTime) {
        this.rate = Rate.of(config.connectionsPerMinute(), SPAN);
        this.nanoTime = nanoTime;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterAccess(SPAN) // by then its bucket is full again
                .ticker(nanoTime::getAsLong)
                .build();
    }

    /// Counts an attempt; false when there have been too many. From any thread.
    public boolean allows(String remoteAddress) {
        if (rate.isUnlimited()) {
            return true;
        }
        var bucket = buckets.get(Customer.of(remoteAddress), _ -> new TokenBucket(rate, nanoTime));
        synchronized (bucket) {
            return bucket.take().allowed();
        }
    }
}
