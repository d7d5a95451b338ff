package dev.parley.gateway.memory;

import dev.parley.gateway.limits.Customer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// One total for what waits in and out over all connections. Where it is exceeded the greediest connection is cut: of
/// the person, or the address of strangers, whose connections hold most together; at about equal greed a stranger's. A
/// small one is never cut for what others hold. Counting is a few additions; the greediest is looked for only beyond
/// the total.
@Singleton
public class MemoryBudget {
    /// Bytes held by some of the accounts.
    static final class Pool {
        private final AtomicLong bytes = new AtomicLong();

        void add(long change) {
            bytes.addAndGet(change);
        }

        long held() {
            return bytes.get();
        }
    }

    private final MemoryConfig config;
    private final Counter cuts;
    /// Of many connections few hold anything: only those are looked through for the greediest.
    private final Set<Account> holding = ConcurrentHashMap.newKeySet();
    private final Pool strangers = new Pool();
    private final Pool people = new Pool();
    /// Cut, and not gone yet: nobody else is cut for what they still hold.
    private final Pool leaving = new Pool();

    public MemoryBudget(MemoryConfig config, MeterRegistry metrics) {
        this.config = config;
        this.cuts = Counter.builder("parley.memory.cut")
                .description("Connections closed because more waits in and out of all than may")
                .register(metrics);
        Gauge.builder("parley.memory.held", this, MemoryBudget::held)
                .description("What waits in and out of all connections")
                .baseUnit("bytes")
                .register(metrics);
    }

    /// An account for one connection of a stranger from this address (IPv6: from its networks). `cut` ends
    /// the connection and gives back what it holds, soon; it is called at most once, on any thread, and must
    /// not wait.
    public Account open(String address, Runnable cut) {
        return new Account(this, Customer.networks(address), cut);
    }

    /// Bytes held by all connections, also by those that are being cut.
    public long held() {
        return strangers.held() + people.held() + leaving.held();
    }

    /// Whether so much is held that nobody should be waited for long.
    public boolean isShort() {
        return held() > config.maxBytes() / 2;
    }

    /// Cuts the greediest until the rest is within bounds.
    void enforce() {
        while (strangers.held() > config.maxStrangerBytes() && cut(true)) {
            // Until they fit.
        }
        while (strangers.held() + people.held() > config.maxBytes() && cut(false)) {
            // Until all fit.
        }
    }

    private boolean cut(boolean strangersOnly) {
        var greediest = Greed.greediest(holding, strangersOnly);
        if (greediest == null) {
            return false;
        }
        if (greediest.leave()) {
            cuts.increment();
            greediest.cut();
        }
        return true;
    }

    void holds(Account account) {
        holding.add(account);
    }

    void holdsNothing(Account account) {
        holding.remove(account);
    }

    Pool strangers() {
        return strangers;
    }

    Pool people() {
        return people;
    }

    Pool leaving() {
        return leaving;
    }
}
