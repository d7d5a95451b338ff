package dev.parley.gateway.messaging;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Messages in line for the log. While one batch is under way further messages gather; the next takes them all. A batch
/// does not leave sooner than `pace` after the one before: idle, a message leaves at once and alone; busy, hundreds
/// share a transaction and an fsync, and what a batch costs is paid a few hundred times a second at most.
final class Lane implements Runnable {
    private final BlockingQueue<Outgoing> waiting;
    private final int maxBatch;
    private final long paceNanos;
    private final Function<List<Outgoing>, List<AppendOutcome>> append;
    private final BiConsumer<List<Outgoing>, List<AppendOutcome>> settled;
    private final BiConsumer<List<Outgoing>, Refused> failed;

    Lane(
            int maxWaiting,
            int maxBatch,
            Duration pace,
            Function<List<Outgoing>, List<AppendOutcome>> append,
            BiConsumer<List<Outgoing>, List<AppendOutcome>> settled,
            BiConsumer<List<Outgoing>, Refused> failed) {
        this.waiting = new ArrayBlockingQueue<>(maxWaiting);
        this.maxBatch = maxBatch;
        this.paceNanos = pace.toNanos();
        this.append = append;
        this.settled = settled;
        this.failed = failed;
    }

    /// @return false when the line is too long
    boolean offer(Outgoing message) {
        return waiting.offer(message);
    }

    @Override
    public void run() {
        var batch = new ArrayList<Outgoing>(maxBatch);
        var left = System.nanoTime() - paceNanos;
        try {
            while (true) {
                batch.add(waiting.take());
                var early = left + paceNanos - System.nanoTime();
                if (early > 0 && waiting.size() < maxBatch - 1) {
                    // Asleep rather than polling: who comes meanwhile wakes nobody.
                    TimeUnit.NANOSECONDS.sleep(early);
                }
                left = System.nanoTime();
                waiting.drainTo(batch, maxBatch - 1);
                send(List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Behind a batch that was waited for in vain they would wait twice as long.
    private List<Outgoing> withThoseBehind(List<Outgoing> batch) {
        var all = new ArrayList<>(batch);
        waiting.drainTo(all);
        return all;
    }

    private void send(List<Outgoing> batch) {
        List<AppendOutcome> outcomes;
        try {
            outcomes = append.apply(batch);
        } catch (Refused e) {
            failed.accept(e.code() == ErrorCode.UNAVAILABLE ? withThoseBehind(batch) : batch, e);
            return;
        } catch (RuntimeException e) {
            Log.error("append failed", e);
            failed.accept(batch, new Refused(ErrorCode.INTERNAL, "The message could not be stored"));
            return;
        }
        try {
            settled.accept(batch, outcomes);
        } catch (RuntimeException e) {
            // The lane must live on: behind it stand other people's messages.
            Log.error("appended messages could not be told", e);
        }
    }
}
