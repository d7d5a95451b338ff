package dev.parley.gateway.connection;

/// Where a connection stands, with the moves that are legal from there.
///
/// ```
///              greeted          began
///   Greeting ──────────▶ Open ────────▶ Busy     drained: the same, and closed when nothing is under way
///      │                  │ ▲            │
///      │                  │ └─ settled ──┤
///      └──────────────────┴──── close ───┴──▶ Closing ── ended ──▶ Closed
/// ```
sealed interface ConnectionState {
    /// Nobody has begun to close it.
    sealed interface Live extends ConnectionState {
        boolean isDraining();

        /// The server ends: what is under way is still answered.
        Live drained();

        default Closing close() {
            return new Closing();
        }
    }

    /// The client is not greeted yet; nothing is carried out before.
    record Greeting(boolean isDraining) implements Live {
        @Override
        public Greeting drained() {
            return new Greeting(true);
        }

        Open greeted() {
            return new Open(isDraining);
        }
    }

    /// The next command may be carried out.
    record Open(boolean isDraining) implements Live {
        @Override
        public Open drained() {
            return new Open(true);
        }

        Busy began() {
            return new Busy(isDraining);
        }
    }

    /// A command that may block is being carried out: the next one waits.
    record Busy(boolean isDraining) implements Live {
        @Override
        public Busy drained() {
            return new Busy(true);
        }

        Open settled() {
            return new Open(isDraining);
        }
    }

    /// One of the sides has begun to close: nothing more is carried out.
    record Closing() implements ConnectionState {
        Closed ended() {
            return new Closed();
        }
    }

    record Closed() implements ConnectionState {}
}
