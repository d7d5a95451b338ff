package dev.parley.gateway.proxy;

import dev.parley.gateway.limits.Customer;
import dev.parley.gateway.limits.Customer.Network;
import java.util.concurrent.ConcurrentHashMap;

/// How many connections there are from each address at this moment.
public final class OpenByAddress {
    private final int most;
    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    public OpenByAddress(int most) {
        this.most = most;
    }

    /// Counts one more; false: it would be one too many, and is not counted. Whoever entered has to leave.
    public boolean enter(String address) {
        var networks = Customer.networks(address);
        for (var at = 0; at < networks.size(); at++) {
            var network = networks.get(at);
            if (open.merge(network.name(), 1, Integer::sum) > (long) most * network.customers()) {
                networks.subList(0, at + 1).forEach(this::leave);
                return false;
            }
        }
        return true;
    }

    public void leave(String address) {
        Customer.networks(address).forEach(this::leave);
    }

    private void leave(Network network) {
        open.computeIfPresent(network.name(), (_, count) -> count == 1 ? null : count - 1);
    }

    int addresses() {
        return open.size();
    }
}
