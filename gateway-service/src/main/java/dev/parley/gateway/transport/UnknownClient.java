package dev.parley.gateway.transport;

import dev.parley.gateway.limits.Strangers;
import org.jspecify.annotations.Nullable;

/// Whoever is at the other end of a connection, until a request tells: one of the strangers of its address, and idle
/// since its last answer.
final class UnknownClient implements Strangers.Stranger {
    private final Exchange exchange;
    private final Strangers strangers;
    private volatile long answeredAt = System.nanoTime();
    /// Null: it is not counted.
    private Strangers.@Nullable Place place;
    private @Nullable String address;
    private boolean spared;

    UnknownClient(Exchange exchange, Strangers strangers) {
        this.exchange = exchange;
        this.strangers = strangers;
    }

    void enter(@Nullable String address) {
        this.address = address;
        place = strangers.enter(address, this);
    }

    /// Whether it may stay, which was to make room as one that had been idle since `answered`: it has signed in,
    /// or is not idle any more. `asks`: its answer is just being sought. Once for each answer, so that no number
    /// of clients that ask slowly keeps all others out.
    boolean stays(long answered, boolean asks) {
        if (place == null) {
            return true;
        }
        if (spared || answered == answeredAt && !asks) {
            return false;
        }
        spared = true;
        place = strangers.enter(address, this);
        return true;
    }

    /// It has signed in, or ended.
    void leave() {
        if (place != null) {
            place.leave();
            place = null;
        }
    }

    void answered() {
        answeredAt = System.nanoTime();
        spared = false;
    }

    @Override
    public long lastActive() {
        return answeredAt;
    }

    @Override
    public void evict() {
        var answered = answeredAt;
        EventLoops.onceRead(exchange.context().executor(), () -> exchange.makeRoom(answered));
    }
}
