package dev.parley.gateway.messaging;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.service.tracing.Span;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Of a message that is traced: its step ends as its sender is told.
record TracedSender(PendingMessage.Sender sender, Span span) implements PendingMessage.Sender {
    @Override
    public boolean listens() {
        return sender.listens();
    }

    @Override
    public @Nullable Listener listener() {
        return sender.listener();
    }

    @Override
    public @Nullable String guestAddress() {
        return sender.guestAddress();
    }

    @Override
    public void stored(MessageView message, @Nullable UUID reply) {
        span.end();
        sender.stored(message, reply);
    }

    @Override
    public void refused(NewMessage message, Rejection rejection) {
        span.failed(rejection.code().wire());
        span.end();
        sender.refused(message, rejection);
    }
}
