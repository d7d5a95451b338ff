package dev.parley.gateway.memory;

import java.util.UUID;

/// What one connection holds of the [MemoryBudget]. Changed on the connection's event loop only.
public final class Account {
    private final MemoryBudget budget;
    private final String address;
    private final Runnable cut;
    private volatile Object holder;
    private volatile boolean stranger = true;
    private volatile long held;
    private boolean leaving;
    private boolean closed;

    Account(MemoryBudget budget, String address, Runnable cut) {
        this.budget = budget;
        this.address = address;
        this.holder = address;
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
        held = bytes;
        return !leaving;
    }

    /// Whose it is from now on; what its other connections hold counts with it.
    public void signedIn(UUID person) {
        belongTo(person, false);
    }

    /// It is a stranger's of its address again.
    public void signedOut() {
        if (!stranger) {
            belongTo(address, true);
        }
    }

    private synchronized void belongTo(Object next, boolean asStranger) {
        var from = pool();
        stranger = asStranger;
        holder = next;
        from.add(-held);
        pool().add(held);
    }

    /// The connection has ended and holds nothing more. Safe to call twice.
    public synchronized void close() {
        if (!closed) {
            pool().add(-held);
            held = 0;
            closed = true;
            budget.forget(this);
        }
    }

    private MemoryBudget.Pool pool() {
        return leaving ? budget.leaving() : stranger ? budget.strangers() : budget.people();
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
        return stranger;
    }

    /// Together with whom it is greedy: a person, or an address nobody has signed in from here.
    Object holder() {
        return holder;
    }

    long held() {
        return held;
    }

    synchronized boolean isLeaving() {
        return leaving;
    }
}
