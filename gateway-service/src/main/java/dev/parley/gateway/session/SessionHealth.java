package dev.parley.gateway.session;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether any session-service says that it can do its work, database included. Asked at most once a second.
@ApplicationScoped
public class SessionHealth {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_MILLIS = 1500;

    private final HttpClient http;
    private final List<URI> urls;
    private boolean ready;
    private long asked = System.nanoTime() - FRESH_NANOS;

    SessionHealth(Vertx vertx, SessionConfig config) {
        this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS));
        this.urls = config.url();
    }

    /// Blocks.
    public synchronized boolean ready() {
        if (System.nanoTime() - asked >= FRESH_NANOS) {
            ready = urls.stream().anyMatch(this::answersReady);
            asked = System.nanoTime();
        }
        return ready;
    }

    private boolean answersReady(URI url) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url.resolve("/ready").toString())
                .setTimeout(PATIENCE_MILLIS);
        try {
            return http.request(options)
                            .compose(request -> request.send())
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(2 * PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                            .statusCode()
                    == 200;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
