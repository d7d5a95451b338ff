package dev.parley.ai.canister;

/// Which chunks of an answer have come, by their numbers: one told twice is told once, and whether any is missing is
/// known at the end. Numbers begin at 0 or 1, and a chunk without one is the next.
public final class ChunkOrder {
    private Integer first;
    private int next;
    private boolean hole;

    /// Whether it is new.
    public boolean take(Integer index) {
        if (index == null) {
            first = first == null ? Integer.valueOf(next) : first;
            next++;
            return true;
        }
        if (index < next) {
            // It comes late, or again; what is before the first can only be late.
            hole |= first != null && index < first;
            return false;
        }
        hole |= first == null ? index > 1 : index > next;
        first = first == null ? index : first;
        next = index + 1;
        return true;
    }

    public boolean any() {
        return first != null;
    }

    /// Whether the chunks make up all that was said.
    public boolean whole() {
        return any() && !hole;
    }
}
