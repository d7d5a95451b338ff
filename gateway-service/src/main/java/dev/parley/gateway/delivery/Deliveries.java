package dev.parley.gateway.delivery;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.place.Delivered;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// What has arrived at people's devices, on its way to where it is remembered: many positions in one write, and of each
/// only the last. One that is lost with this gateway is told again as missed; none is told as arrived that has not.
@ApplicationScoped
public class Deliveries {
    private record Place(UUID conversation, UUID person) {}

    private final SessionService session;
    private final ExecutorService threads;
    private final Vertx vertx;
    private final DeliveryConfig config;
    private final Map<Place, Long> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean due = new AtomicBoolean();

    Deliveries(SessionService session, @VirtualThreads ExecutorService threads, Vertx vertx, DeliveryConfig config) {
        this.session = session;
        this.threads = threads;
        this.vertx = vertx;
        this.config = config;
    }

    /// Between two questions to one client.
    public Duration confirmEvery() {
        return config.confirmEvery();
    }

    /// Everything up to `seq` has arrived at a device of this person. Never blocks.
    public void arrived(UUID person, UUID conversation, long seq) {
        waiting.merge(new Place(conversation, person), seq, Math::max);
        soon(config.pace().toMillis());
    }

    /// What has arrived through this gateway at the devices of this person is remembered when this returns, or cannot
    /// be for the moment. Blocks.
    public void settle(UUID person) {
        try {
            write(place -> place.person.equals(person));
        } catch (RequestRejected e) {
            Log.debugf("positions wait code=%s", e.code());
        }
    }

    private void soon(long millis) {
        if (due.compareAndSet(false, true)) {
            vertx.setTimer(millis, _ -> threads.execute(this::write));
        }
    }

    private void write() {
        due.set(false);
        try {
            write(_ -> true);
        } catch (RequestRejected e) {
            Log.debugf("positions wait code=%s", e.code());
            soon(config.retryAfter().toMillis());
        }
    }

    private synchronized void write(Predicate<Place> which) {
        var items = waiting.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .map(one -> new Delivered.Item(one.getKey().conversation, one.getKey().person, one.getValue()))
                .toList();
        RequestRejected refused = null;
        for (var from = 0; from < items.size(); from += Delivered.MAX_ITEMS) {
            var some = items.subList(from, Math.min(items.size(), from + Delivered.MAX_ITEMS));
            try {
                session.call(peer -> {
                    peer.places().delivered(new Delivered(some));
                    return null;
                });
            } catch (RequestRejected e) {
                if (e.code() == ErrorCode.UNAVAILABLE) {
                    // One position that is held up keeps no others from being moved.
                    refused = e;
                    continue;
                }
                // Asked again it would be refused again.
                Log.errorf("positions are lost positions=%d code=%s", some.size(), e.code());
            }
            // What has moved on meanwhile stays.
            some.forEach(item -> waiting.remove(new Place(item.conversationId(), item.personId()), item.seq()));
        }
        if (refused != null) {
            throw refused;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            write(_ -> true);
        } catch (RequestRejected e) {
            Log.debugf("positions are lost code=%s", e.code());
        }
    }
}
