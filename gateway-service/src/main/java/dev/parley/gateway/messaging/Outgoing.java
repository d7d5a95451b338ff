package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Refusal;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;

/// A message on its way to the log, and who waits for what becomes of it. `sentNanos` is when it was taken over.
public record Outgoing(NewMessage message, Sender sender, long sentNanos) {

    /// Exactly one of the two is called, on any thread.
    public interface Sender {
        /// Who has said it, and need not be told again.
        Listener listener();

        /// Committed.
        void stored(MessageView message);

        /// Not stored; or, for `unavailable`, not known to be.
        void refused(NewMessage message, Refusal refusal);
    }
}
