package dev.parley.gateway.memory;

import dev.parley.gateway.limits.Customer.Network;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one connection holds of the [MemoryBudget]. Changed on the connection's event loop only.
public final class Account {
    private final MemoryBudget budget;
    private final List<Network> networks;
    private final Runnable cut;
    private volatile @Nullable UUID person;
    private volatile long held;
    private boolean leaving;
    private boolean closed;

    Account(MemoryBudget budget, List<Network> networks, Runnable cut) {
        this.budget = budget;
        this.networks = networks;
        this.cut = cut;
    }

    /// All that it holds from now on, in bytes. Costs a comparison while that does not change.
    public void holds(long bytes) {
        var before = held;
        if (bytes != before && change(bytes) && bytes > before) {
            budget.enforce();
        }
    }

    private synchronized boolean change(long bytes) {
        if (closed) {
            return false;
        }
        pool().add(bytes - held);
        if (held == 0) {
            budget.holds(this);
        } else if (bytes == 0) {
            budget.holdsNothing(this);
        }
        held = bytes;
        return !leaving;
    }

    /// Whose it is from now on; what its other connections hold counts with it.
    public void signedIn(UUID person) {
        belongTo(person);
    }

    /// It is a stranger's of its address again.
    public void signedOut() {
        if (person != null) {
            belongTo(null);
        }
    }

    private synchronized void belongTo(@Nullable UUID next) {
        var from = pool();
        person = next;
        from.add(-held);
        pool().add(held);
    }

    /// The connection has ended and holds nothing more. Safe to call twice.
    public synchronized void close() {
        if (!closed) {
            pool().add(-held);
            held = 0;
            closed = true;
            budget.holdsNothing(this);
        }
    }

    private MemoryBudget.Pool pool() {
        return leaving ? budget.leaving() : person == null ? budget.strangers() : budget.people();
    }

    /// @return whether it has been by this call that the connection is to end
    synchronized boolean leave() {
        if (leaving || closed) {
            return false;
        }
        pool().add(-held);
        leaving = true;
        pool().add(held);
        return true;
    }

    /// Outside of all locks.
    void cut() {
        cut.run();
    }

    boolean isStranger() {
        return person == null;
    }

    /// Together with whose others it is greedy; null: a stranger's.
    @Nullable
    UUID person() {
        return person;
    }

    /// Together with which others it is greedy while it is a stranger's.
    List<Network> networks() {
        return networks;
    }

    long held() {
        return held;
    }

    synchronized boolean isLeaving() {
        return leaving;
    }
}
