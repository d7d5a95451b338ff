package dev.parley.gateway.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.gateway.fanout.EncodedEvent;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.protocol.Event;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A listener without a socket and a loop of its own, which keeps what it hears: of a change its `seq`, of all else the
/// event.
public final class RecordingListener implements Listener {
    public final UUID person;
    public final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    public volatile CompletableFuture<Boolean> caughtUp = CompletableFuture.completedFuture(true);
    public volatile boolean gone;

    /// For somebody of its own.
    public RecordingListener() {
        this(UUID.randomUUID());
    }

    public RecordingListener(UUID person) {
        this.person = person;
    }

    @Override
    public UUID person() {
        return person;
    }

    @Override
    public Executor loop() {
        return Runnable::run;
    }

    @Override
    public void hear(List<EncodedEvent> told) {
        told.forEach(one -> heard.add(
                one.event() instanceof Event.Durable durable ? durable.change().seq() : one.event()));
    }

    @Override
    public CompletionStage<Boolean> caughtUp() {
        return caughtUp;
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void giveUp() {
        heard.add("given up");
    }

    /// All it has heard.
    public List<Object> all() {
        return List.copyOf(heard);
    }

    /// What it hears next, and does not keep any longer.
    public void hears(Object expected) throws InterruptedException {
        assertEquals(expected, heard.poll(10, TimeUnit.SECONDS));
    }
}
