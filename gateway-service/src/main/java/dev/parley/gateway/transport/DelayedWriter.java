package dev.parley.gateway.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Holds back what the AI says until some time after the answer to the message it was asked with: clients attach the
/// listener for the one when they have seen the other (docs/dialects/README.md, rule 1). Keeps the order; on one event
/// loop.
public final class DelayedWriter {
    private final ScheduledExecutorService loop;
    private final long delayNanos;
    private final Consumer<byte[]> writer;
    private final ArrayDeque<Held> held = new ArrayDeque<>(2);
    private long notBefore = Long.MIN_VALUE;

    private record Held(byte[] frame, long due) {}

    public DelayedWriter(ScheduledExecutorService loop, Duration delay, Consumer<byte[]> writer) {
        this.loop = loop;
        this.delayNanos = delay.toNanos();
        this.writer = writer;
    }

    /// An answer has just been written.
    public void after() {
        notBefore = System.nanoTime() + delayNanos;
    }

    public void write(byte[] frame) {
        var now = System.nanoTime();
        if (held.isEmpty() && (notBefore == Long.MIN_VALUE || notBefore - now <= 0)) {
            writer.accept(frame);
            return;
        }
        held.add(new Held(frame, notBefore));
        if (held.size() == 1) {
            schedule(now);
        }
    }

    private void schedule(long now) {
        loop.schedule(this::writeDue, held.getFirst().due - now, TimeUnit.NANOSECONDS);
    }

    private void writeDue() {
        var now = System.nanoTime();
        while (!held.isEmpty() && held.getFirst().due - now <= 0) {
            writer.accept(held.remove().frame);
        }
        if (!held.isEmpty()) {
            schedule(now);
        }
    }

    public void flush() {
        while (!held.isEmpty()) {
            writer.accept(held.remove().frame);
        }
    }
}
