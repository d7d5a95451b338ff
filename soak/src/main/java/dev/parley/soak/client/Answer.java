package dev.parley.soak.client;

/// What became of a command.
public sealed interface Answer {
    /// It was done.
    record Ok(Frame frame) implements Answer {}

    /// It was refused.
    record Refused(String code, String message) implements Answer {
        /// Whether it may have been done all the same: the server could not wait for what it had asked for.
        public boolean inDoubt() {
            return code.equals("unavailable") || code.equals("internal");
        }
    }

    /// The connection ended first: nobody knows whether it was done.
    record Closed() implements Answer {}

    /// Nothing came in time, and the connection stayed open: what must never be.
    record Silence() implements Answer {}

    default boolean isOk() {
        return this instanceof Ok;
    }

    /// Whether it is certain that nothing was done.
    default boolean isRefused() {
        return this instanceof Refused refused && !refused.inDoubt();
    }
}
