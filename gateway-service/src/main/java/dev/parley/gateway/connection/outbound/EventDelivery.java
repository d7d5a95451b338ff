package dev.parley.gateway.connection.outbound;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.outbound.EventLookups.Found;
import dev.parley.gateway.connection.outbound.SnapshotRefreshes.Refresh;
import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Trait;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a connection is told unasked, on its way into its dialect's words: some of it only after the conversation has
/// been looked at, some of it answered otherwise already, and for some clients with a question whether it has arrived.
/// On the connection's event loop only.
public final class EventDelivery {
    private final Client client;
    private final PendingSends sends;
    private final OutboundPump outboundPump;
    private final DeliveryContext around;
    /// Null where nobody remembers what has arrived.
    private final @Nullable DeliveryTracker deliveryTracker;
    /// What is told while something is looked up; null: nothing is.
    private @Nullable ArrayDeque<EncodedEvent> asking;
    /// Of which conversations something waits there that shows them again.
    private final Set<UUID> refreshing = new HashSet<>(0);

    private final SnapshotRefreshes refreshes = new SnapshotRefreshes(this::refresh);
    private boolean confirming;

    public EventDelivery(Client client, PendingSends sends, OutboundPump outboundPump, DeliveryContext around) {
        this.client = client;
        this.sends = sends;
        this.outboundPump = outboundPump;
        this.around = around;
        this.deliveryTracker = client.dialect().has(Trait.REMEMBERS_DELIVERY)
                ? new DeliveryTracker(around.deliveries().confirmEvery(), this::arrived)
                : null;
    }

    private void arrived(UUID conversation, long seq) {
        if (client.person() != null) {
            around.deliveries().arrived(client.person(), conversation, seq);
        }
    }

    public void hear(List<EncodedEvent> encodedEvent) {
        if (client.isClosing()) {
            return;
        }
        encodedEvent.forEach(this::hear);
        confirm();
    }

    private void hear(EncodedEvent encodedEvent) {
        var event = encodedEvent.event();
        var dialect = client.dialect();
        if (asking != null) {
            // What shows a conversation as it stands need not wait twice.
            if (!dialect.refreshes(event) || refreshing.add(((Event.Durable) event).conversation())) {
                asking.add(encodedEvent);
            }
            if (asking.size() > around.maxWaiting()) {
                client.close(CloseReason.TOO_SLOW);
            }
            return;
        }
        if (event instanceof Event.Durable(var conversation, var change)) {
            if (deliveryTracker != null) {
                deliveryTracker.wrote(conversation, change.seq());
            }
            if (ends(change)) {
                refreshes.forget(conversation);
            }
        }
        if (sends.answers(encodedEvent)) {
            return;
        }
        var encoder = dialect.encoder(event);
        var frame = encoder == null ? null : encodedEvent.in(encoder);
        if (frame != null) {
            outboundPump.write(frame, encodedEvent.byAi());
        }
        outboundPump.endIfSaid();
        var question = dialect.asks(event, frame != null);
        if (question == null) {
            return;
        }
        var refresh = new Refresh(event, question, dialect.meets(event));
        if (dialect.refreshes(event)) {
            refreshes.want(refresh);
        } else {
            ask(refresh);
        }
    }

    /// Whether the person has no part in the conversation after this.
    private boolean ends(Change change) {
        return change instanceof Change.ConversationDeleted
                || change instanceof Change.ParticipantRemoved removed
                        && removed.userId().equals(client.person());
    }

    /// What is told meanwhile waits, to be said in its order.
    private void ask(Refresh question) {
        asking = new ArrayDeque<>(2);
        var asker = client.caller();
        around.threads().execute(() -> {
            var found = new Found();
            try {
                around.lookups().lookUp(asker, question, found);
            } catch (RuntimeException e) {
                notFound(e);
                if (deliveryTracker != null
                        && e instanceof RequestRejected away
                        && away.code() == ErrorCode.UNAVAILABLE) {
                    // Unsaid it would count as arrived with the next one: on another connection it is told as missed.
                    client.giveUp();
                    return;
                }
            } catch (Error e) {
                // Else all that is told from now on would wait for ever.
                client.giveUp();
                throw e;
            }
            client.loop().execute(() -> client.orGiveUp(() -> asked(question.event(), found)));
        });
    }

    private void refresh(Refresh refresh) {
        var asker = client.caller();
        around.threads().execute(() -> {
            var found = new Found();
            try {
                around.lookups().refresh(asker, refresh, found, () -> !client.isGone());
            } catch (RuntimeException e) {
                notFound(e);
            } catch (Error e) {
                // Else it would never be shown any conversation again.
                client.giveUp();
                throw e;
            }
            client.loop().execute(() -> client.orGiveUp(() -> refreshed(refresh.event(), found)));
        });
    }

    private void refreshed(Event event, Found found) {
        if (refreshes.isShown()) {
            show(event, found);
        }
        if (!client.isClosing()) {
            refreshes.next();
        }
    }

    private void notFound(RuntimeException why) {
        Log.debugf(
                "event not told in full connection=%s cause=%s",
                client.id(), why.getClass().getSimpleName());
    }

    private void show(Event event, Found found) {
        if (found.snapshot() != null && !client.isClosing()) {
            outboundPump.show(event, found.snapshot());
        }
        // What is told meanwhile is newer.
        hear(found.present().stream()
                .map(presence -> new EncodedEvent(new Event.PresenceChanged(presence)))
                .toList());
    }

    private void asked(Event event, Found found) {
        var waiting = Objects.requireNonNull(asking);
        asking = null;
        refreshing.clear();
        show(event, found);
        hear(List.copyOf(waiting));
    }

    /// @return whether it answers a question of ours
    public boolean ponged(long number) {
        if (deliveryTracker == null || number <= 0) {
            return false;
        }
        var answers = deliveryTracker.ponged(number);
        confirm();
        return answers;
    }

    /// Asks whether what was written has arrived, once nothing is left to be written before.
    public void confirm() {
        if (deliveryTracker == null || client.isClosing() || confirming || asking != null || !outboundPump.isClear()) {
            return;
        }
        var now = System.nanoTime();
        var left = deliveryTracker.nanosToPing(now);
        if (left == 0) {
            outboundPump.ping(deliveryTracker.ping(now));
        } else if (left > 0) {
            confirming = true;
            client.soon(this::confirmNow, left);
        }
    }

    private void confirmNow() {
        confirming = false;
        confirm();
    }
}
