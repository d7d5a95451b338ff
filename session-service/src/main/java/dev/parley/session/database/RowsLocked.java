package dev.parley.session.database;

/// Somebody else held for too long what a transaction needed. It is no bug, hence without a trace.
public final class RowsLocked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowsLocked() {
        super("Somebody else holds what this needs", null, false, false);
    }
}
