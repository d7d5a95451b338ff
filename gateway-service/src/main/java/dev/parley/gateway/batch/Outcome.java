package dev.parley.gateway.batch;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What becomes of something in a [Batcher], as whoever waits for it learns. Blocks, and never for ever.
public final class Outcome {
    private Outcome() {}

    /// @throws RequestRejected as it failed, or `unavailable` where nothing is known of it in time
    public static <T> T of(CompletableFuture<T> waiting, Duration patience) {
        try {
            return waiting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RequestRejected refused ? refused : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "That took too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The server is stopping");
        }
    }
}
