package dev.parley.gateway.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Attempts to connect, counted at this gateway: a stranger's for its address, which behind a proxy is the one
/// the proxy tells, and a person's for the person, wherever it is.
@ApplicationScoped
public class ConnectionFlood {
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Rate rate;
    private final NetworkBuckets strangers;
    private final KeyedBuckets people;

    @Inject
    public ConnectionFlood(LimitsConfig config) {
        this(config, System::nanoTime);
    }

    ConnectionFlood(LimitsConfig config, LongSupplier nanoTime) {
        this.rate = Rate.of(config.connectionsPerMinute(), SPAN);
        this.strangers = new NetworkBuckets(rate, nanoTime);
        this.people = new KeyedBuckets(nanoTime);
    }

    /// Counts an attempt from there; false when there have been too many. From any thread.
    public boolean allows(String remoteAddress) {
        return strangers.take(remoteAddress);
    }

    /// The same of somebody who has proved who it is. From any thread.
    public boolean allowsPerson(Object person) {
        return people.take(person, rate).allowed();
    }

    /// An attempt that was counted for that address has turned out to be this person's. From any thread.
    public void wasOf(Object person, String remoteAddress) {
        if (allowsPerson(person)) {
            strangers.giveBack(remoteAddress);
        }
    }
}
