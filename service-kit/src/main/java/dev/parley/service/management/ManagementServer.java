package dev.parley.service.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.service.watchdog.Watchdog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The pages for machines, on a port of their own: `/q/health`, `/q/health/live`, `/q/health/ready`,
/// `/q/health/started` and `/q/metrics`. Its threads are its own as well, so that it answers for event loops that
/// stand.
@Singleton
public class ManagementServer {
    private static final int STACK_BYTES = 262_144;
    /// Before everything else: who starts slowly is seen to start.
    private static final int FIRST = 1;

    private final ManagementConfig config;
    private final Watchdog watchdog;
    private final HealthPages health;
    private final MetricsPage metrics;
    private @Nullable HttpServer server;
    private @Nullable ThreadPoolExecutor threads;

    ManagementServer(ManagementConfig config, Watchdog watchdog, HealthPages health, MetricsPage metrics) {
        this.config = config;
        this.watchdog = watchdog;
        this.health = health;
        this.metrics = metrics;
    }

    void start(@Observes @Priority(FIRST) StartupEvent event) {
        boundClients(config.maxConnections());
        var address = new InetSocketAddress(config.host(), config.port());
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The management port " + config.port() + " cannot be opened; MANAGEMENT_PORT chooses another", e);
        }
        // One for each connection there may be, and not virtual ones: those share their processors with our work.
        threads = new ThreadPoolExecutor(
                1, config.maxConnections() + 1, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), ourThreads());
        server.setExecutor(threads);
        var pages = Map.<String, Page>of(
                "/q/health/live", () -> health.live(watchdog.verdict()),
                "/q/health/ready", health::ready,
                "/q/health/started", health::started,
                "/q/health", () -> health.all(watchdog.verdict()),
                "/q/metrics", metrics::scrape);
        server.createContext(
                "/",
                exchange -> answer(exchange, pages.get(exchange.getRequestURI().getPath())));
        server.start();
    }

    /// The JDK's dispatcher begins them, and hands on a class loader that knows none of a service's classes.
    private static ThreadFactory ourThreads() {
        var ours = Thread.currentThread().getContextClassLoader();
        var named = Thread.ofPlatform()
                .name("management-", 1)
                .daemon()
                .stackSize(STACK_BYTES)
                .factory();
        return work -> {
            var thread = named.newThread(work);
            thread.setContextClassLoader(ours);
            return thread;
        };
    }

    /// Read once by the JDK's server: nobody holds a connection by being slow, which takes seconds at most, and there
    /// are only so many.
    private static void boundClients(int maxConnections) {
        set("sun.net.httpserver.maxReqTime", 10);
        set("sun.net.httpserver.maxRspTime", 10);
        set("jdk.httpserver.maxConnections", maxConnections);
    }

    private static void set(String property, int value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(value));
        }
    }

    private static void answer(HttpExchange exchange, @Nullable Page page) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (page == null || !(method.equals("GET") || method.equals("HEAD"))) {
                exchange.sendResponseHeaders(page == null ? 404 : 405, -1);
                return;
            }
            var answer = page.answer();
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), method.equals("HEAD") || body.length == 0 ? -1 : body.length);
            if (method.equals("GET")) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null && threads != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /// Where a page is, as seen from this machine.
    public URI url(String path) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(server).getAddress().getPort() + path);
    }
}
