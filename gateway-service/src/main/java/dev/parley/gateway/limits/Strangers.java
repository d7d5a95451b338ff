package dev.parley.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Connections nobody has signed in on. An address has only so many: the one that has been idle longest makes room for
/// the next, so that nobody keeps others out by doing nothing. From any thread.
@Singleton
public class Strangers {
    /// So many of the oldest are looked at for one that is idle.
    private static final int LOOKED_AT = 32;

    private static final long WARNING_NANOS = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final Counter evicted;
    private final Map<String, LinkedHashSet<Place>> byNetwork = new HashMap<>();
    private long warned = System.nanoTime() - WARNING_NANOS;

    /// One of them.
    public interface Stranger {
        /// When it last did something (`System.nanoTime`).
        long lastActive();

        /// It ends, soon; called at most once, on any thread, and must not wait.
        void evict();
    }

    /// What it takes up of its address.
    public final class Place {
        private final Stranger stranger;
        private final List<Customer.Network> networks;
        private long seen;

        private Place(Stranger stranger, List<Customer.Network> networks) {
            this.stranger = stranger;
            this.networks = networks;
            this.seen = stranger.lastActive();
        }

        /// It has signed in, or ended. Safe to call twice.
        public void leave() {
            remove(this);
        }
    }

    public Strangers(LimitsConfig config, MeterRegistry metrics) {
        this.most = config.strangersOfAddress();
        this.evicted = Counter.builder("parley.strangers.evicted").register(metrics);
    }

    public Place enter(String address, Stranger stranger) {
        var place = new Place(stranger, Customer.networks(address));
        if (most > 0) {
            makeRoom(place).forEach(Stranger::evict);
        }
        return place;
    }

    private synchronized List<Stranger> makeRoom(Place place) {
        var leaving = new ArrayList<Stranger>(1);
        for (var network : place.networks) {
            var there = byNetwork.computeIfAbsent(network.name(), _ -> new LinkedHashSet<>(2));
            if (there.size() >= (long) most * network.customers()) {
                var idle = idle(there);
                remove(idle);
                leaving.add(idle.stranger);
                evicted.increment();
                warn();
            }
            // It may just have been emptied, and forgotten.
            byNetwork.computeIfAbsent(network.name(), _ -> there).add(place);
        }
        return leaving;
    }

    /// The oldest that has done nothing since it was last looked at; the others have another turn.
    private static Place idle(LinkedHashSet<Place> there) {
        for (var look = 0; look < LOOKED_AT; look++) {
            var oldest = there.getFirst();
            var active = oldest.stranger.lastActive();
            if (active - oldest.seen <= 0) {
                return oldest;
            }
            oldest.seen = active;
            there.removeFirst();
            there.addLast(oldest);
        }
        return there.getFirst();
    }

    private synchronized void remove(Place place) {
        for (var network : place.networks) {
            var there = byNetwork.get(network.name());
            if (there != null && there.remove(place) && there.isEmpty()) {
                byNetwork.remove(network.name());
            }
        }
    }

    /// Once in a while.
    private void warn() {
        var now = System.nanoTime();
        if (now - warned >= WARNING_NANOS) {
            warned = now;
            Log.warnf(
                    "one address has %d connections nobody has signed in on, the most it may"
                            + " (GATEWAY_LIMITS_STRANGERS_OF_ADDRESS): the idle ones make room. If it is a proxy of"
                            + " yours, set TRUSTED_PROXIES to its network",
                    most);
        }
    }

    synchronized int addresses() {
        return byNetwork.size();
    }
}
