package dev.parley.gateway.transport;

import dev.parley.gateway.limits.Strangers;

/// Whoever is at the other end of a connection, until a request tells: one of the strangers of its address, and idle
/// since its last answer.
final class UnknownClient implements Strangers.Stranger {
    private final Exchange exchange;
    private volatile long answeredAt = System.nanoTime();
    /// null: it is not counted.
    private Strangers.Place place;

    UnknownClient(Exchange exchange) {
        this.exchange = exchange;
    }

    void enter(Strangers strangers, String address) {
        place = strangers.enter(address, this);
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
    }

    @Override
    public long lastActive() {
        return answeredAt;
    }

    @Override
    public void evict() {
        exchange.context().executor().execute(exchange::makeRoom);
    }
}
