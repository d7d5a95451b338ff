package dev.parley.ai.canister;

import io.vertx.core.http.WebSocket;

/// Where a link stands, with the moves that are legal from there.
///
/// ```
///              dial               opened
///   Resting ─────────▶ Dialling ─────────▶ Open ─┐ heard, pinged
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
            return new Open(socket, 0);
        }

        Resting failed() {
            return new Resting(failures + 1);
        }
    }

    /// `unanswered` pings have been sent since the canister last said anything.
    record Open(WebSocket socket, int unanswered) implements LinkState {
        Open heard() {
            return unanswered == 0 ? this : new Open(socket, 0);
        }

        Open pinged() {
            return new Open(socket, unanswered + 1);
        }

        /// One failure, so that a canister which hangs up at once is not dialled in a tight loop.
        Resting lost() {
            return new Resting(1);
        }
    }

    record Closed() implements LinkState {}
}
