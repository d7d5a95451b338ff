package dev.parley.bench.growth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// Several callers who ask session-service one thing after the other, each time for somebody else.
final class Readers implements AutoCloseable {
    private static final long LONGEST_MICROS = 60_000_000L;

    private final URI service;
    private final ServiceTokens tokens;
    private final int callers;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Readers(URI service, ServiceTokens tokens, int callers) {
        this.service = service;
        this.tokens = tokens;
        this.callers = callers;
    }

    /// Microseconds of each request.
    Histogram read(Reading reading, Duration length) throws IOException, InterruptedException {
        var end = System.nanoTime() + length.toNanos();
        var turn = new AtomicLong();
        var all = new Histogram(LONGEST_MICROS, 3);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var results = new ArrayList<Future<Histogram>>();
            for (var caller = 0; caller < callers; caller++) {
                results.add(threads.submit(() -> {
                    var micros = new Histogram(LONGEST_MICROS, 3);
                    while (System.nanoTime() < end) {
                        micros.recordValue(ask(reading, turn.getAndIncrement()));
                    }
                    return micros;
                }));
            }
            for (var result : results) {
                all.add(result.get());
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException trouble ? trouble : new IOException(failed.getCause());
        }
        return all;
    }

    private long ask(Reading reading, long turn) throws IOException, InterruptedException {
        var part = reading.parts().get((int) (turn % reading.parts().size()));
        var request = HttpRequest.newBuilder(service.resolve(reading.path().apply(part)))
                .header("Authorization", "Bearer " + tokens.of(part.person()))
                .build();
        var begun = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString());
        var micros = (System.nanoTime() - begun) / 1000;
        if (answer.statusCode() != 200) {
            throw new IOException(reading.name() + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return micros;
    }

    @Override
    public void close() {
        http.close();
    }
}
