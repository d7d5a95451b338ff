package dev.parley.gateway.proxy;

import dev.parley.gateway.limits.Customer;
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
        var customer = Customer.of(address);
        if (open.merge(customer, 1, Integer::sum) <= most) {
            return true;
        }
        leave(address);
        return false;
    }

    public void leave(String address) {
        open.computeIfPresent(Customer.of(address), (_, count) -> count == 1 ? null : count - 1);
    }

    int addresses() {
        return open.size();
    }
}
