package dev.parley.soak.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One value that several people set at the same time, and what it may be in the end: a value is possible if no later
/// one was acknowledged that began after it had been acknowledged itself. What nobody acknowledged may have happened at
/// any time, or never.
public final class Register<V> {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Write> writes = new ArrayList<>();
    private long clock;

    /// One attempt to set it.
    public final class Write {
        private final V value;
        private final long begun;
        private long acknowledged = NEVER;

        private Write(V value, long begun) {
            this.value = value;
            this.begun = begun;
        }

        public void acknowledged() {
            synchronized (Register.this) {
                acknowledged = ++clock;
                forgetTheImpossible();
            }
        }

        /// Certainly without effect.
        public void refused() {
            synchronized (Register.this) {
                writes.remove(this);
            }
        }
    }

    public Register(V initial) {
        begins(initial).acknowledged();
    }

    public synchronized Write begins(V value) {
        var write = new Write(value, ++clock);
        writes.add(write);
        return write;
    }

    private void forgetTheImpossible() {
        writes.removeIf(write ->
                writes.stream().anyMatch(later -> later.acknowledged != NEVER && later.begun > write.acknowledged));
    }

    public synchronized Set<V> possible() {
        var possible = new HashSet<V>();
        writes.forEach(write -> possible.add(write.value));
        return possible;
    }
}
