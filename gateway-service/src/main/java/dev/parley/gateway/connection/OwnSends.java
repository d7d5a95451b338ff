package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.messaging.Outgoing;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Refusal;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.message.NewMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A connection's messages on their way to the log, by key: many may be under way, so that they can share a batch. On
/// the connection's event loop only, but for what [Outgoing.Sender] is told.
final class OwnSends {
    private final Connection connection;
    private final boolean hearsItself;
    private Map<String, Integer> underWay;
    private int count;

    OwnSends(Connection connection, boolean hearsItself) {
        this.connection = connection;
        this.hearsItself = hearsItself;
    }

    int count() {
        return count;
    }

    /// Whether the connection is about to be answered for this message.
    boolean has(String key) {
        return underWay != null && underWay.containsKey(key);
    }

    Outgoing.Sender begin(Object reference, String key) {
        if (underWay == null) {
            underWay = new HashMap<>(4);
        }
        underWay.merge(key, 1, Integer::sum);
        count++;
        return new Sending(reference);
    }

    private void end(String key) {
        underWay.computeIfPresent(key, (_, times) -> times == 1 ? null : times - 1);
        count--;
    }

    private final class Sending implements Outgoing.Sender {
        private final Object reference;

        private Sending(Object reference) {
            this.reference = reference;
        }

        @Override
        public Listener listener() {
            return hearsItself ? null : connection;
        }

        @Override
        public void stored(MessageView message, UUID reply) {
            connection.loop().execute(() -> {
                end(message.key());
                connection.answerSend(reference, new Answer.MessageStored(message, reply));
            });
        }

        @Override
        public void refused(NewMessage message, Refusal refusal) {
            connection.loop().execute(() -> {
                end(message.key());
                connection.refuse(reference, refusal);
                connection.goOn();
            });
        }
    }
}
