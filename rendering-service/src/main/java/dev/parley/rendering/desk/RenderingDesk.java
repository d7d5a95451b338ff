package dev.parley.rendering.desk;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where documents are rendered, a few at a time. Whoever waits too long is told so; a layout cannot be broken off,
/// so its thread is free again only when it ends, which the bounds of the text see to, and the watchdog where they do
/// not.
@ApplicationScoped
public class RenderingDesk {
    private final DeskConfig config;
    private final ThreadPoolExecutor threads;
    private final RunningRenderings running = new RunningRenderings(System::nanoTime);

    RenderingDesk(DeskConfig config) {
        this.config = config;
        threads = new ThreadPoolExecutor(
                config.concurrent(),
                config.concurrent(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queue()),
                Thread.ofPlatform().name("rendering-", 0).daemon().factory());
    }

    /// Waits for the bytes: never to be called on an event loop.
    public byte[] render(Callable<byte[]> rendering) {
        var under = take(rendering);
        try {
            return under.get(config.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            under.cancel(true);
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The document took too long");
        } catch (InterruptedException e) {
            under.cancel(true);
            Thread.currentThread().interrupt();
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "The service stops");
        } catch (ExecutionException e) {
            throw failed(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /// How many wait for a thread.
    int waiting() {
        return threads.getQueue().size();
    }

    /// How long something has been rendered with nothing coming to an end; 0 where nothing is.
    long nanosWithoutResult() {
        return running.nanosWithoutResult();
    }

    private Future<byte[]> take(Callable<byte[]> rendering) {
        try {
            return threads.submit(() -> bounded(running.run(rendering)));
        } catch (RejectedExecutionException e) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "Too many documents are being rendered");
        }
    }

    private byte[] bounded(byte[] result) {
        if (result.length > config.maxResult()) {
            throw new RequestRejected(
                    ErrorCode.TOO_LARGE, "The file would have more than " + config.maxResult() + " bytes");
        }
        return result;
    }

    /// A library's failure may quote the document, so only its kind and place are told.
    private static RequestRejected failed(Throwable cause) {
        for (var each = cause; each != null; each = each.getCause()) {
            if (each instanceof RequestRejected refused) {
                return refused;
            }
        }
        var trace = cause.getStackTrace();
        Log.errorf("A rendering failed kind=%s at=%s", cause.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        return new RequestRejected(ErrorCode.INTERNAL, "The document could not be rendered");
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
