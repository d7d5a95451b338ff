package dev.parley.gateway.limits;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.TreeMap;

/// Which network has most for each of its customers. What changes costs little, however many networks there are. Not
/// for several threads.
final class Fullness {
    private final TreeMap<Integer, LinkedHashSet<String>> byShare = new TreeMap<>();

    /// A network has `now` of them where it had `before`.
    void changed(Customer.Network network, int before, int now) {
        var from = share(network, before);
        var to = share(network, now);
        if (from == to) {
            return;
        }
        if (from > 0) {
            var alike = Objects.requireNonNull(byShare.get(from)); // The network is among them.
            alike.remove(network.name());
            if (alike.isEmpty()) {
                byShare.remove(from);
            }
        }
        if (to > 0) {
            byShare.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(network.name());
        }
    }

    private static int share(Customer.Network network, int count) {
        return Math.ceilDiv(count, network.customers());
    }

    /// The fullest; of several that are, the one that has been so longest. There is one.
    String fullest() {
        return byShare.lastEntry().getValue().getFirst();
    }
}
