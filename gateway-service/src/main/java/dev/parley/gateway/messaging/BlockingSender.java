package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.service.tracing.CurrentSpan;
import dev.parley.service.tracing.Span;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Sends a message and waits until it is stored; all the sender's connections hear it. Blocks.
@Singleton
public class BlockingSender {
    private final MessageSender messageSender;
    private final MessagingConfig config;

    BlockingSender(MessageSender messageSender, MessagingConfig config) {
        this.messageSender = messageSender;
        this.config = config;
    }

    /// `guestAddress`: where a guest is; null: the sender is none.
    ///
    /// @throws RequestRejected as the message is refused; `unavailable` where nothing is known of it in time
    public Answer send(NewMessage message, @Nullable String guestAddress) {
        var sending = new Sending(guestAddress);
        messageSender.send(message, sending);
        try {
            return sending.settled.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RequestRejected refused ? refused : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new RequestRejected(
                    ErrorCode.UNAVAILABLE, "It is not known whether the message is stored: repeat it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
    }

    /// One message on its way.
    private static final class Sending implements PendingMessage.Sender {
        private final @Nullable String guestAddress;
        private final CompletableFuture<Answer> settled = new CompletableFuture<>();

        private Sending(@Nullable String guestAddress) {
            this.guestAddress = guestAddress;
        }

        @Override
        public @Nullable Listener listener() {
            return null;
        }

        @Override
        public @Nullable Span parent() {
            return CurrentSpan.get();
        }

        @Override
        public @Nullable String guestAddress() {
            return guestAddress;
        }

        @Override
        public void stored(MessageView message, @Nullable UUID reply) {
            settled.complete(new Answer.MessageStored(message, reply));
        }

        @Override
        public void refused(NewMessage message, Rejection rejection) {
            settled.completeExceptionally(rejection.exception());
        }
    }
}
