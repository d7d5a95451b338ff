package dev.parley.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// The same buckets in this process alone, for while Redis is away: they begin with what was left when it last
/// answered, and what is taken meanwhile is kept as a debt until it does again. One thread at a time.
final class LocalBuckets {
    private static final int MAX_BUCKETS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private final LongSupplier nanoTime;
    private final Cache<String, TokenBucket> buckets;
    private final Cache<String, Long> debts;

    LocalBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.buckets = bounded(nanoTime).build();
        this.debts = bounded(nanoTime).build();
    }

    private static Caffeine<Object, Object> bounded(LongSupplier nanoTime) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .ticker(nanoTime::getAsLong);
    }

    /// What Redis has not been asked.
    List<Decision> take(List<Take> takes) {
        return takes.stream()
                .map(take -> {
                    var decision = bucket(take).take();
                    owe(take.key(), decision.allowed() ? 1 : 0);
                    return decision;
                })
                .toList();
    }

    /// What Redis has been asked, and may count yet.
    List<Decision> takeUnanswered(List<Take> takes) {
        return takes.stream().map(take -> bucket(take).take()).toList();
    }

    /// How Redis says a bucket stands after this.
    void learn(Take take, long missingNanos) {
        bucket(take).isMissing(missingNanos);
    }

    /// What was taken here alone, to be told once. The same again, by [#owe], when it could not be told.
    long settleDebt(String key) {
        var debt = debts.asMap().remove(key);
        return debt == null ? 0 : debt;
    }

    void owe(String key, long debt) {
        if (debt > 0) {
            debts.asMap().merge(key, debt, Long::sum);
        }
    }

    private TokenBucket bucket(Take take) {
        return buckets.get(take.key(), _ -> new TokenBucket(take.rate(), nanoTime));
    }
}
