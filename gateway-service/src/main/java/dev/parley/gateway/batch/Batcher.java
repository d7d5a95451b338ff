package dev.parley.gateway.batch;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Batcher: what waits for session-service goes there many at a time. While one batch is under way the next gathers,
/// and takes all that waits. A batch does not leave sooner than `pace` after the one before: idle, an item leaves at
/// once and alone; busy, hundreds share a transaction and an fsync, and what a batch costs is paid a few hundred
/// times a second at most.
///
/// @param <T> what stands in line
/// @param <R> what becomes of it
public final class Batcher<T, R> implements Runnable {
    /// What is tried alone after its batch has failed has so long, all of it together: those behind wait meanwhile.
    static final Duration ALONE = Duration.ofSeconds(3);

    private final BlockingQueue<Entry<T>> waiting;
    private final Admission admission;
    private final int maxBatch;
    private final long paceNanos;
    private final Function<List<T>, List<R>> send;
    private final BiConsumer<List<T>, List<R>> settled;
    private final BiConsumer<List<T>, RequestRejected> failed;
    private final long aloneNanos;
    private volatile boolean closed;

    /// An item, and since when it waits.
    private static final class Entry<T> {
        private final T item;
        private final long since = System.nanoTime();

        private Entry(T item) {
            this.item = item;
        }
    }

    /// `send` blocks, and gives an outcome for each item, in their order.
    public Batcher(
            int maxWaiting,
            Admission admission,
            int maxBatch,
            Duration pace,
            Function<List<T>, List<R>> send,
            BiConsumer<List<T>, List<R>> settled,
            BiConsumer<List<T>, RequestRejected> failed) {
        this(maxWaiting, admission, maxBatch, pace, ALONE, send, settled, failed);
    }

    Batcher(
            int maxWaiting,
            Admission admission,
            int maxBatch,
            Duration pace,
            Duration alone,
            Function<List<T>, List<R>> send,
            BiConsumer<List<T>, List<R>> settled,
            BiConsumer<List<T>, RequestRejected> failed) {
        this.aloneNanos = alone.toNanos();
        this.waiting = new ArrayBlockingQueue<>(maxWaiting);
        this.admission = admission;
        this.maxBatch = maxBatch;
        this.paceNanos = pace.toNanos();
        this.send = send;
        this.settled = settled;
        this.failed = failed;
    }

    /// @return false when the line is too long, stands, or is closed
    public boolean offer(T item) {
        var entry = new Entry<>(item);
        if (closed || !isOpen() || !waiting.offer(entry)) {
            return false;
        }
        // Else whoever closed it meanwhile has seen it, and says so.
        return !closed || !waiting.remove(entry);
    }

    /// Whether more is taken than stands in line, as far as is known by now.
    public boolean isOpen() {
        return admission.isOpen();
    }

    /// Until interrupted; what has not been sent by then fails.
    @Override
    public void run() {
        var batch = new ArrayList<Entry<T>>(maxBatch);
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
                admission.departs(left - batch.getFirst().since, !waiting.isEmpty(), left);
                send(items(batch));
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true;
            fail(withThoseBehind(items(batch)), new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping"));
        }
    }

    /// Behind a batch that was waited for in vain they would wait twice as long.
    private List<T> withThoseBehind(List<T> batch) {
        var behind = new ArrayList<Entry<T>>();
        waiting.drainTo(behind);
        admission.cleared();
        var all = new ArrayList<>(batch);
        all.addAll(items(behind));
        return all;
    }

    private static <T> List<T> items(List<Entry<T>> entries) {
        return entries.stream().map(entry -> entry.item).toList();
    }

    private void send(List<T> batch) {
        List<R> outcomes;
        try {
            outcomes = outcomes(batch);
        } catch (RequestRejected e) {
            if (e.code() == ErrorCode.UNAVAILABLE) {
                fail(withThoseBehind(batch), e);
            } else {
                oneByOne(batch, e);
            }
            return;
        } catch (RuntimeException | Error e) {
            // The batcher must live on: other people's items are behind.
            Log.errorf(e, "a batch failed items=%d", batch.size());
            oneByOne(batch, new RequestRejected(ErrorCode.INTERNAL, "That could not be stored"));
            return;
        }
        tell(batch, outcomes);
    }

    private List<R> outcomes(List<T> batch) {
        var outcomes = send.apply(batch);
        if (outcomes.size() != batch.size()) {
            throw new IllegalStateException(outcomes.size() + " outcomes of " + batch.size());
        }
        return outcomes;
    }

    /// What fails a batch may be one of them: each goes alone then, in their order. Whatever is sent in batches
    /// may be sent twice. Should session-service go away meanwhile, or take too long, those whose turn has not come
    /// hear so.
    private void oneByOne(List<T> batch, RequestRejected cause) {
        if (batch.size() == 1) {
            fail(batch, cause);
            return;
        }
        var begun = System.nanoTime();
        var bugs = 0;
        Throwable bug = null;
        for (var at = 0; at < batch.size(); at++) {
            var alone = List.of(batch.get(at));
            try {
                if (System.nanoTime() - begun > aloneNanos) {
                    throw new RequestRejected(ErrorCode.UNAVAILABLE, "That could not be stored in time");
                }
                tell(alone, outcomes(alone));
            } catch (RequestRejected e) {
                if (e.code() == ErrorCode.UNAVAILABLE) {
                    fail(withThoseBehind(batch.subList(at, batch.size())), e);
                    break;
                }
                fail(alone, e);
            } catch (RuntimeException | Error e) {
                bug = e;
                bugs++;
                fail(alone, new RequestRejected(ErrorCode.INTERNAL, "That could not be stored"));
            }
        }
        if (bug != null) {
            Log.errorf(bug, "items of a batch failed alone, the last by this failed=%d items=%d", bugs, batch.size());
        }
    }

    private void tell(List<T> batch, List<R> outcomes) {
        try {
            settled.accept(batch, outcomes);
        } catch (RuntimeException | Error e) {
            Log.error("a batch could not be told", e);
        }
    }

    private void fail(List<T> batch, RequestRejected cause) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            failed.accept(batch, cause);
        } catch (RuntimeException | Error e) {
            Log.error("a batch could not be told that it failed", e);
        }
    }
}
