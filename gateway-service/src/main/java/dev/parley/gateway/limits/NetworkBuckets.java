package dev.parley.gateway.limits;

import java.util.ArrayList;
import java.util.function.LongSupplier;

/// Buckets of this gateway for the networks an address belongs to ([Customer]): all of them have to have one, and a
/// larger network has as many as it may have customers. From any thread.
public final class NetworkBuckets {
    private final Rate rate;
    private final KeyedBuckets buckets;

    public NetworkBuckets(Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.buckets = new KeyedBuckets(nanoTime);
    }

    /// Takes one for that address, if there is one.
    public boolean take(String remoteAddress) {
        var taken = new ArrayList<Customer.Network>(3);
        for (var network : Customer.networks(remoteAddress)) {
            if (!buckets.take(network.name(), rate.times(network.customers())).allowed()) {
                taken.forEach(this::giveBack);
                return false;
            }
            taken.add(network);
        }
        return true;
    }

    /// One that was taken was not meant to be.
    public void giveBack(String remoteAddress) {
        Customer.networks(remoteAddress).forEach(this::giveBack);
    }

    private void giveBack(Customer.Network network) {
        buckets.giveBack(network.name());
    }
}
