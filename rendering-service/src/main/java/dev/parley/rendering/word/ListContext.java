package dev.parley.rendering.word;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Where in lists and quotations a block stands. `numbering` is set for the first block of an item alone, which
/// carries its number; what follows in the item (null) is only indented.
record ListContext(int lists, int quotes, @Nullable BigInteger numbering) {
    static final ListContext TOP = new ListContext(0, 0, null);
    /// Word knows no deeper lists.
    private static final int MAX_LEVEL = 8;
    /// Twentieths of a point; the same as in our numberings.
    private static final int INDENT = 500;

    ListContext quoted() {
        return new ListContext(lists, quotes + 1, numbering);
    }

    ListContext item(@Nullable BigInteger number) {
        return new ListContext(lists + 1, quotes, number);
    }

    ListContext continued() {
        return new ListContext(lists, quotes, null);
    }

    BigInteger level() {
        return BigInteger.valueOf(Math.min(lists - 1, MAX_LEVEL));
    }

    /// What the numbering itself would not give.
    int indent() {
        return INDENT * (Math.min(lists, MAX_LEVEL + 1) + Math.min(quotes, MAX_LEVEL));
    }

    boolean inList() {
        return lists > 0;
    }
}
