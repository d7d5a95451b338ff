package dev.parley.bench.connect;

import dev.parley.bench.people.Person;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Signs people in, so many at a time: from the TCP connection until the answer to `connect`. Then they go again.
final class SignInLoad {
    private final URI address;
    private final int window;

    SignInLoad(URI address, int window) {
        this.address = address;
        this.window = window;
    }

    /// Each token once.
    ///
    /// @return how long each sign-in took, in microseconds
    Histogram run(List<String> tokens) throws IOException, InterruptedException {
        var latency = new ConcurrentHistogram(60_000_000L, 3);
        var next = new AtomicInteger();
        var workers = new ArrayList<Callable<Void>>();
        for (var i = 0; i < window; i++) {
            workers.add(() -> {
                for (var index = next.getAndIncrement(); index < tokens.size(); index = next.getAndIncrement()) {
                    signIn(tokens.get(index), latency);
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(window)) {
            for (var worker : threads.invokeAll(workers)) {
                worker.get();
            }
        } catch (ExecutionException refused) {
            throw new IOException(refused.getCause().getMessage(), refused);
        }
        return latency;
    }

    private void signIn(String token, Histogram latency) throws IOException {
        var start = System.nanoTime();
        try (var _ = Person.connect(address, token)) {
            latency.recordValue(Math.min((System.nanoTime() - start) / 1000, 59_000_000L));
        }
    }
}
