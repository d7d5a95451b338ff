package dev.parley.rendering.word;

import java.math.BigInteger;

/// Where in lists and quotations a block stands. `numbering` is set for the first block of an item alone, which
/// carries its number; what follows in the item is only indented.
record Place(int lists, int quotes, BigInteger numbering) {
    static final Place TOP = new Place(0, 0, null);
    /// Word knows no deeper lists.
    private static final int MAX_LEVEL = 8;
    /// Twentieths of a point; the same as in our numberings.
    private static final int INDENT = 500;

    Place quoted() {
        return new Place(lists, quotes + 1, numbering);
    }

    Place item(BigInteger number) {
        return new Place(lists + 1, quotes, number);
    }

    Place continued() {
        return new Place(lists, quotes, null);
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
