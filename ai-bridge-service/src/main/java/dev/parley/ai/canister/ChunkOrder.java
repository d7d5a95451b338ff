package dev.parley.ai.canister;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Which chunks of an answer have come, by their numbers: one told twice is told once, and whether any is missing is
/// known at the end. Numbers begin at 0 or 1, and a chunk without one is the next.
public final class ChunkOrder {
    /// The numbers of chunks that said nothing, while none is missing: no more than have come.
    private final BitSet silent = new BitSet();

    /// The number of the first that had words.
    private @Nullable Integer first;
    private int next;
    private int reached;
    private boolean hole;

    /// Whether it is new. `index` null: it has no number.
    public boolean take(@Nullable Integer index) {
        if (index == null) {
            first = first == null ? Integer.valueOf(next) : first;
            next++;
            reached = Math.max(reached, next);
            return true;
        }
        if (index < next) {
            // It comes late, or again; what is before the first can only be late, and so can what said nothing then.
            hole |= first != null && index < first || silent.get(index);
            return false;
        }
        reach(index);
        silent.clear(index);
        first = first == null ? index : first;
        next = index + 1;
        return true;
    }

    /// A chunk without words leaves no hole, and takes no place from one that has the same number and words.
    public void takeSilent(@Nullable Integer index) {
        if (index != null && index >= next) {
            reach(index);
            if (!hole) {
                silent.set(index);
            }
        }
    }

    /// A chunk whose words cannot be read: they are missing.
    public void takeUnreadable() {
        hole = true;
    }

    private void reach(int index) {
        hole |= reached == 0 ? index > 1 : index > reached;
        reached = Math.max(reached, index + 1);
    }

    public boolean any() {
        return first != null;
    }

    /// Whether the chunks make up all that was said.
    public boolean whole() {
        return any() && !hole;
    }
}
