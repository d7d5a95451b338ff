package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.service.tracing.Span;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message on its way to the log, who waits for what becomes of it, and the step of its trace that this is.
public record PendingMessage(NewMessage message, Sender sender, Span span) {
    private static final int CHARACTERS_A_TOKEN = 4;

    /// What `sender` wants to say, as it is to be stored.
    public static NewMessage message(UUID sender, Command.SendMessage send) {
        return new NewMessage(
                send.conversation(),
                sender,
                send.key(),
                send.content(),
                send.contentType(),
                send.replyTo(),
                send.attachments(),
                Math.ceilDiv(send.content().length(), CHARACTERS_A_TOKEN),
                send.ai(),
                send.details());
    }

    /// Exactly one of the two is called, on any thread.
    public interface Sender {
        /// Who has said it, and need not be told again; null: everybody is told.
        @Nullable
        Listener listener();

        /// Whether it hears what is told of the conversation as soon as it is answered.
        default boolean listens() {
            return false;
        }

        /// Where a guest is; null: it is none.
        default @Nullable String guestAddress() {
            return null;
        }

        /// The step of a trace that it is said in, traced or not; null: it is for the message to decide.
        default @Nullable Span parent() {
            return null;
        }

        /// Committed. `reply` is the reply that will answer it; null: none will.
        void stored(MessageView message, @Nullable UUID reply);

        /// Not stored; or, for `unavailable`, not known to be.
        void refused(NewMessage message, Rejection rejection);
    }
}
