package dev.parley.gateway.connection.outbound;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.messaging.PendingMessage;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connection's messages on their way to the log, by key: many may be under way, so that they can share a batch. On
/// the connection's event loop only, but for what [PendingMessage.Sender] is told.
public final class PendingSends {
    /// So many messages are remembered after they have been answered.
    private static final int REMEMBERED = 32;

    private final Client client;
    private final OutboundPump outboundPump;
    private final boolean hearsItself;
    private @Nullable Map<String, Integer> underWay;
    private @Nullable ArrayDeque<UUID> answered;
    private int count;

    public PendingSends(Client client, OutboundPump outboundPump) {
        this.client = client;
        this.outboundPump = outboundPump;
        this.hearsItself = client.dialect().has(Trait.HEARS_ITSELF);
    }

    public int count() {
        return count;
    }

    /// Whether the connection is about to be answered for what it is told of, or has been: somebody who is just being
    /// replayed the conversation finds its own messages there too. Then it need not hear of it.
    boolean answers(EncodedEvent encodedEvent) {
        if (hearsItself || underWay == null || client.person() == null) {
            return false;
        }
        var message = encodedEvent.messageOf(client.person());
        return message != null
                && (message.key() != null && underWay.containsKey(message.key())
                        || answered != null && answered.contains(message.id()));
    }

    public PendingMessage.Sender begin(FrameReference reference, String key) {
        if (underWay == null) {
            underWay = new HashMap<>(4);
        }
        underWay.merge(key, 1, Integer::sum);
        count++;
        return new Sending(reference, key);
    }

    /// Of one that has begun.
    private void end(String key) {
        Objects.requireNonNull(underWay).computeIfPresent(key, (_, times) -> times == 1 ? null : times - 1);
        count--;
    }

    private void remember(UUID message) {
        if (hearsItself) {
            return;
        }
        if (answered == null) {
            answered = new ArrayDeque<>(4);
        }
        if (answered.size() == REMEMBERED) {
            answered.poll();
        }
        answered.add(message);
    }

    private final class Sending implements PendingMessage.Sender {
        @Override
        public @Nullable String guestAddress() {
            var identity = client.identity();
            return identity.caller() instanceof Caller.Member member && member.guest()
                    ? identity.clientAddress()
                    : null;
        }

        private final FrameReference reference;
        private final String key;

        private Sending(FrameReference reference, String key) {
            this.reference = reference;
            this.key = key;
        }

        @Override
        public @Nullable Listener listener() {
            return hearsItself ? null : client;
        }

        @Override
        public boolean listens() {
            return true;
        }

        @Override
        public void stored(MessageView message, @Nullable UUID reply) {
            client.loop().execute(() -> {
                end(key);
                remember(message.id());
                client.answer(reference, new Answer.MessageStored(message, reply));
                outboundPump.answeredMessage();
                client.goOn();
            });
        }

        @Override
        public void refused(NewMessage message, Rejection rejection) {
            client.loop().execute(() -> {
                end(key);
                client.refuse(reference, rejection);
                client.goOn();
            });
        }
    }
}
