package dev.parley.gateway.transport;

/// Why a connection is closed that had asked for something, or might.
enum Cut {
    /// It holds most where all hold too much.
    MEMORY,
    /// Nothing is taken of its answer.
    STALLED,
    /// Nobody here answers it in time.
    UNANSWERED
}
