package dev.parley.ai.canister;

import io.vertx.core.http.WebSocket;

/// Where a link stands, with the moves that are legal from there.
///
/// ```
///              dial               opened
///   Resting ─────────▶ Dialling ─────────▶ Open ─┐ heard, useful, pinged
///      ▲  ▲     failed    │                │ ▲   │
///      │  └───────────────┘      lost      │ └───┘
///      └───────────────────────────────────┘          any ── close ──▶ Closed
/// ```
sealed interface LinkState {
    /// Waiting for the next try; `failures` in a row came before.
    record Resting(int failures) implements LinkState {
        Dialling dial() {
            return new Dialling(failures);
        }
    }

    record Dialling(int failures) implements LinkState {
        Open opened(WebSocket socket) {
            return new Open(socket, 0, failures);
        }

        Resting failed() {
            return new Resting(failures + 1);
        }
    }

    /// `unanswered` pings have been sent since the canister last said anything; `failures` in a row came before, and
    /// count on until it has been of use.
    record Open(WebSocket socket, int unanswered, int failures) implements LinkState {
        Open heard() {
            return unanswered == 0 ? this : new Open(socket, 0, failures);
        }

        /// It has answered: a ping, or a request.
        Open useful() {
            return failures == 0 ? this : new Open(socket, unanswered, 0);
        }

        Open pinged() {
            return new Open(socket, unanswered + 1, failures);
        }

        Resting lost() {
            return new Resting(failures + 1);
        }
    }

    record Closed() implements LinkState {}
}
