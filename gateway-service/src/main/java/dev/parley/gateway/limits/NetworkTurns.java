package dev.parley.gateway.limits;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Work that is done for addresses: so much of it at a time for each of the networks one belongs to ([Customer]), and
/// more for a larger network. The rest waits, so that nobody's takes the place of what others want.
public final class NetworkTurns {
    /// How many ask for a turn or have one; gone with the last of them.
    private record Line(Semaphore free, int askers) {}

    private final int perCustomer;
    private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();

    public NetworkTurns(int perCustomer) {
        this.perCustomer = perCustomer;
    }

    /// Empty: there was no turn in time. Blocks.
    public <T> Optional<T> inTurn(String remoteAddress, Duration patience, Supplier<T> work) {
        return inTurn(Customer.networks(remoteAddress).iterator(), System.nanoTime() + patience.toNanos(), work);
    }

    private <T> Optional<T> inTurn(Iterator<Customer.Network> networks, long deadline, Supplier<T> work) {
        if (!networks.hasNext()) {
            return Optional.of(work.get());
        }
        var network = networks.next();
        var line = lines.merge(
                network.name(),
                new Line(new Semaphore(perCustomer * network.customers(), true), 1),
                (known, _) -> new Line(known.free, known.askers + 1));
        try {
            if (!line.free.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
            try {
                return inTurn(networks, deadline, work);
            } finally {
                line.free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lines.computeIfPresent(
                    network.name(), (_, known) -> known.askers == 1 ? null : new Line(known.free, known.askers - 1));
        }
    }
}
