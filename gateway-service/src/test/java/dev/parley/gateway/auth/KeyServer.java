package dev.parley.gateway.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/// An issuer's web server with its key set, which may rotate, break, stall or talk nonsense.
final class KeyServer implements AutoCloseable {
    final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Answer answer;

    private interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    KeyServer(JsonWebKey... keys) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        publishes(keys);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
    }

    void publishes(JsonWebKey... keys) {
        answers(200, new JsonWebKeySet(List.of(keys)).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    void answers(int status, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        answer = exchange -> {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// To the bearer of this token so, to everybody else that theirs is none; each after so long.
    void answersSlowly(Duration time, String token, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        answer = exchange -> {
            if (closing.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var knows = ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(knows ? 200 : 401, knows ? bytes.length : -1);
            if (knows) {
                exchange.getResponseBody().write(bytes);
            }
        };
    }

    void redirectsTo(String url) {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", url);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    void neverAnswers() {
        answer = _ -> closing.await();
    }

    void stopsInTheMiddleOfTheBody() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"keys\":[".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            closing.await();
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
