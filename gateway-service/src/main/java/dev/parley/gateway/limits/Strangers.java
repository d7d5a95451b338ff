package dev.parley.gateway.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Connections nobody has signed in on. An address has only so many, and all addresses together: the one that
/// has been idle longest makes room for the next, in all at the address that has most, so that nobody keeps others
/// out by doing nothing. From any thread.
@Singleton
public class Strangers {
    /// So many of the oldest are looked at for one that is idle.
    private static final int LOOKED_AT = 32;

    /// What one takes up that says nothing, and the part of the heap that all such may.
    private static final long IDLE_BYTES = 8192;

    private static final int HEAP_PART = 16;

    private static final long WARNING_NANOS = Duration.ofMinutes(1).toNanos();

    private final int mostOfAddress;
    private final OptionalInt setInAll;
    private final Counter evicted;
    private final Map<String, LinkedHashSet<Place>> byNetwork = new HashMap<>();
    private final Fullness fullness = new Fullness();
    private volatile int mostInAll;
    private int count;
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
        private boolean counted;

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
        this.mostOfAddress = config.strangersOfAddress();
        this.setInAll = config.strangers();
        this.evicted = Counter.builder("parley.strangers.evicted")
                .description("Connections nobody had signed in on that made room for others")
                .register(metrics);
        Gauge.builder("parley.strangers", this, Strangers::count)
                .description("Connections nobody has signed in on")
                .register(metrics);
        among(Integer.MAX_VALUE);
    }

    /// There may be so many connections in all, of which strangers have half at most: the others are for those
    /// who can say who they are.
    public void among(int connections) {
        var paidFor = Runtime.getRuntime().maxMemory() / HEAP_PART / IDLE_BYTES;
        mostInAll = setInAll.orElse(Math.clamp(paidFor, 1, Math.max(1, connections / 2)));
    }

    public Place enter(@Nullable String address, Stranger stranger) {
        var place = new Place(stranger, Customer.networks(address));
        makeRoom(place).forEach(Stranger::evict);
        return place;
    }

    private synchronized List<Stranger> makeRoom(Place place) {
        var leaving = new ArrayList<Stranger>(1);
        for (var network : place.networks) {
            var there = byNetwork.get(network.name());
            if (mostOfAddress > 0 && there != null && there.size() >= (long) mostOfAddress * network.customers()) {
                leaving.add(leaves(there));
                warn(
                        "one address has %d connections nobody has signed in on, the most it may"
                                + " (GATEWAY_LIMITS_STRANGERS_OF_ADDRESS): the idle ones make room. If it is a proxy of"
                                + " yours, set TRUSTED_PROXIES to its network",
                        mostOfAddress);
            }
        }
        if (mostInAll > 0 && count >= mostInAll) {
            leaving.add(leaves(known(fullness.fullest())));
            warn(
                    "there are %d connections nobody has signed in on, the most there may be"
                            + " (GATEWAY_LIMITS_STRANGERS): the idle ones of the addresses that have most make room",
                    mostInAll);
        }
        add(place);
        return leaving;
    }

    private Stranger leaves(LinkedHashSet<Place> there) {
        var idle = idle(there);
        remove(idle);
        evicted.increment();
        return idle.stranger;
    }

    /// Of a network that some of those who are counted belong to.
    private LinkedHashSet<Place> known(String network) {
        return Objects.requireNonNull(byNetwork.get(network));
    }

    private void add(Place place) {
        for (var network : place.networks) {
            var there = byNetwork.computeIfAbsent(network.name(), _ -> new LinkedHashSet<>(2));
            there.add(place);
            fullness.changed(network, there.size() - 1, there.size());
        }
        place.counted = true;
        count++;
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
        if (!place.counted) {
            return;
        }
        place.counted = false;
        count--;
        for (var network : place.networks) {
            var there = known(network.name());
            there.remove(place);
            fullness.changed(network, there.size() + 1, there.size());
            if (there.isEmpty()) {
                byNetwork.remove(network.name());
            }
        }
    }

    /// Once in a while.
    private void warn(String message, int most) {
        var now = System.nanoTime();
        if (now - warned >= WARNING_NANOS) {
            warned = now;
            Log.warnf(message, most);
        }
    }

    private synchronized int count() {
        return count;
    }

    synchronized int addresses() {
        return byNetwork.size();
    }
}
