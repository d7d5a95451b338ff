package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/// What a connection is told unasked, on its way into its dialect's words: some of it only after the conversation has
/// been looked at, some of it answered otherwise already, and for some clients with a question whether it has arrived.
/// On the connection's event loop only.
final class EventDelivery {
    private final Connection connection;
    private final PendingSends sends;
    private final OutboundPump outboundPump;
    private final ConnectionContext around;
    /// Null where nobody remembers what has arrived.
    private final DeliveryTracker deliveryTracker;
    /// What is told while something is looked up; null: nothing is.
    private ArrayDeque<EncodedEvent> asking;
    private boolean confirming;

    EventDelivery(Connection connection, PendingSends sends, OutboundPump outboundPump, ConnectionContext around) {
        this.connection = connection;
        this.sends = sends;
        this.outboundPump = outboundPump;
        this.around = around;
        this.deliveryTracker = connection.dialect().remembersDelivery()
                ? new DeliveryTracker(around.deliveries().confirmEvery(), this::arrived)
                : null;
    }

    private void arrived(UUID conversation, long seq) {
        if (connection.person() != null) {
            around.deliveries().arrived(connection.person(), conversation, seq);
        }
    }

    void hear(List<EncodedEvent> encodedEvent) {
        if (connection.isClosing()) {
            return;
        }
        encodedEvent.forEach(this::hear);
        confirm();
    }

    private void hear(EncodedEvent encodedEvent) {
        if (asking != null) {
            asking.add(encodedEvent);
            if (asking.size() > around.config().maxOutboxFrames()) {
                connection.close(CloseReason.TOO_SLOW);
            }
            return;
        }
        if (deliveryTracker != null && encodedEvent.event() instanceof Event.Durable(var conversation, var change)) {
            deliveryTracker.wrote(conversation, change.seq());
        }
        if (sends.answers(encodedEvent)) {
            return;
        }
        var dialect = connection.dialect();
        var encoder = dialect.encoder(encodedEvent.event());
        var frame = encoder == null ? null : encodedEvent.in(encoder);
        if (frame != null) {
            outboundPump.write(frame, encodedEvent.byAi());
        }
        outboundPump.endIfSaid();
        var question = dialect.asks(encodedEvent.event(), frame != null);
        if (question != null) {
            ask(encodedEvent.event(), question);
        }
    }

    /// What is told meanwhile waits, to be said in its order.
    private void ask(Event event, Command.OpenConversation question) {
        asking = new ArrayDeque<>(2);
        var asker = connection.caller();
        var meets = connection.dialect().meets(event);
        around.threads().execute(() -> {
            Answer found = null;
            List<Presence> present = List.of();
            try {
                found = around.commands().look(asker, question);
                present = meets ? around.commands().present(asker, question.conversation()) : present;
            } catch (RuntimeException e) {
                Log.debugf(
                        "event not told in full connection=%s cause=%s",
                        connection.id(), e.getClass().getSimpleName());
                if (deliveryTracker != null
                        && e instanceof RequestRejected away
                        && away.code() == ErrorCode.UNAVAILABLE) {
                    // Unsaid it would count as arrived with the next one: on another connection it is told as missed.
                    connection.giveUp();
                    return;
                }
            } catch (Error e) {
                // Else all that is told from now on would wait for ever.
                connection.giveUp();
                throw e;
            }
            var answer = found;
            var met = present;
            connection.loop().execute(() -> connection.orGiveUp(() -> asked(event, answer, met)));
        });
    }

    private void asked(Event event, Answer answer, List<Presence> met) {
        if (answer != null && !connection.isClosing()) {
            connection.answer(event, answer);
        }
        var waiting = asking;
        asking = null;
        // What is told meanwhile is newer.
        hear(met.stream()
                .map(presence -> new EncodedEvent(new Event.PresenceChanged(presence)))
                .toList());
        hear(List.copyOf(waiting));
    }

    /// @return whether it answers a question of ours
    boolean ponged(long number) {
        if (deliveryTracker == null || number <= 0) {
            return false;
        }
        var answers = deliveryTracker.ponged(number);
        confirm();
        return answers;
    }

    /// Asks whether what was written has arrived, once nothing is left to be written before.
    void confirm() {
        if (deliveryTracker == null
                || connection.isClosing()
                || confirming
                || asking != null
                || !outboundPump.isClear()) {
            return;
        }
        var now = System.nanoTime();
        var left = deliveryTracker.nanosToPing(now);
        if (left == 0) {
            connection.ping(deliveryTracker.ping(now));
        } else if (left > 0) {
            confirming = true;
            connection.soon(this::confirmNow, left);
        }
    }

    private void confirmNow() {
        confirming = false;
        confirm();
    }
}
