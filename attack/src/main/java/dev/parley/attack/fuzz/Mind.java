package dev.parley.attack.fuzz;

import dev.parley.attack.wire.Wire;
import java.io.IOException;
import java.time.Duration;

/// What somebody says on one connection, step by step.
interface Mind {
    byte[] next(int step);

    /// Called after each step; by default nobody listens before all is said.
    default void listens(Wire wire, int step) throws IOException {}

    /// Whether, once nothing more is said, an answer or the end comes within this time.
    boolean isSettledWithin(Wire wire, Duration time);
}
