package dev.parley.gateway.batch;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Calls of many people that share requests: each waits for what becomes of its own item, and blocks meanwhile.
///
/// @param <T> what one call is about
/// @param <R> what becomes of it
public final class BatchedCalls<T, R> implements AutoCloseable {
    /// How requests are shared.
    public interface Bounds {
        /// Requests under way at a time.
        int lanes();

        /// Items in one request.
        int maxBatch();

        /// Between the departures of two requests of a lane, at least.
        Duration pace();

        /// Items that wait before further ones are refused.
        int maxWaiting();
    }

    private record Call<T, R>(T item, CompletableFuture<R> outcome) {}

    private final Batcher<Call<T, R>, R> batcher;
    private final List<Thread> threads = new ArrayList<>();

    /// `send` blocks, and gives an outcome for each item, in their order; its threads are called `name` and a number.
    public BatchedCalls(String name, Bounds bounds, Function<List<T>, List<R>> send) {
        batcher = new Batcher<>(
                bounds.maxWaiting(),
                Admission.always(),
                bounds.maxBatch(),
                bounds.pace(),
                batch -> send.apply(batch.stream().map(Call::item).toList()),
                BatchedCalls::settled,
                (batch, cause) -> batch.forEach(call -> call.outcome.completeExceptionally(cause)));
        for (var number = 0; number < bounds.lanes(); number++) {
            threads.add(Thread.ofPlatform().daemon().name(name + "-" + number).start(batcher));
        }
    }

    /// @throws RequestRejected as it was refused; `unavailable` with the words `tooMany` where too many wait, or where
    /// nothing is known of it within `patience`
    public R call(T item, Duration patience, String tooMany) {
        var call = new Call<T, R>(item, new CompletableFuture<>());
        if (!batcher.offer(call)) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, tooMany);
        }
        return Outcome.of(call.outcome, patience);
    }

    private static <T, R> void settled(List<Call<T, R>> batch, List<R> outcomes) {
        for (var at = 0; at < batch.size(); at++) {
            batch.get(at).outcome.complete(outcomes.get(at));
        }
    }

    /// What waits fails as `unavailable`.
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
