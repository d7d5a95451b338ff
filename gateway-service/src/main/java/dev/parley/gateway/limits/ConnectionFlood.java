package dev.parley.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.LongSupplier;

/// Attempts to connect, counted for each remote address at this gateway. An IPv6 customer holds a whole /64, so that is
/// what counts there. Behind a proxy the address must be the one the proxy tells, or all people share one count.
@ApplicationScoped
public class ConnectionFlood {
    private static final int MAX_ADDRESSES = 50_000;
    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int IPV6_CUSTOMER_BYTES = 8;

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
        var bucket = buckets.get(customer(remoteAddress), _ -> new TokenBucket(rate, nanoTime));
        synchronized (bucket) {
            return bucket.take().allowed();
        }
    }

    private static String customer(String remoteAddress) {
        if (remoteAddress == null) {
            return "";
        }
        try {
            return InetAddress.ofLiteral(remoteAddress) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_CUSTOMER_BYTES))
                    : remoteAddress;
        } catch (IllegalArgumentException e) {
            return remoteAddress;
        }
    }
}
