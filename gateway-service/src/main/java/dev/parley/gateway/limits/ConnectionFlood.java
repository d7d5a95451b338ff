package dev.parley.gateway.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.LongSupplier;

/// Attempts to connect, counted at this gateway: a stranger's for its address, which behind a proxy is the one
/// the proxy tells, and a person's for the person, wherever it is.
@ApplicationScoped
public class ConnectionFlood {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final int perMinute;
    private final KeyedBuckets buckets;

    @Inject
    public ConnectionFlood(LimitsConfig config) {
        this(config, System::nanoTime);
    }

    ConnectionFlood(LimitsConfig config, LongSupplier nanoTime) {
        this.perMinute = config.connectionsPerMinute();
        this.buckets = new KeyedBuckets(nanoTime);
    }

    /// Counts an attempt from there; false when there have been too many. From any thread.
    public boolean allows(String remoteAddress) {
        var taken = new ArrayList<Customer.Network>();
        for (var network : Customer.networks(remoteAddress)) {
            if (!take(network.name(), network.customers())) {
                taken.forEach(this::giveBack);
                return false;
            }
            taken.add(network);
        }
        return true;
    }

    /// The same of somebody who has proved who it is. From any thread.
    public boolean allowsPerson(Object person) {
        return take(person, 1);
    }

    /// An attempt that was counted for that address has turned out to be this person's. From any thread.
    public void wasOf(Object person, String remoteAddress) {
        if (allowsPerson(person)) {
            Customer.networks(remoteAddress).forEach(this::giveBack);
        }
    }

    private boolean take(Object key, int customers) {
        return buckets.take(key, Rate.of(perMinute * customers, SPAN)).allowed();
    }

    private void giveBack(Customer.Network network) {
        buckets.giveBack(network.name());
    }
}
