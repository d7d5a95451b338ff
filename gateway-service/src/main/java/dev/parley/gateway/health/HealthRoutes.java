package dev.parley.gateway.health;

import dev.parley.gateway.ai.AiHealth;
import dev.parley.gateway.connection.registry.Connections;
import dev.parley.gateway.session.SessionHealth;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `GET /health` and `GET /api/health`, as older clients and monitors know it. 503 while session-service cannot
/// reach its database; the AI being away degrades nothing.
@Singleton
class HealthRoutes {
    /// What the page tells of this server.
    @ConfigMapping(prefix = "gateway.health")
    interface HealthConfig {
        /// What `/health` calls `environment`.
        @WithDefault("production")
        String environment();
    }

    private final Connections connections;
    private final SessionHealth session;
    private final AiHealth ai;
    private final ExecutorService threads;
    private final String version;
    private final String environment;
    private final Clock clock;
    private final Instant started;

    HealthRoutes(
            Connections connections,
            SessionHealth session,
            AiHealth ai,
            @VirtualThreads ExecutorService threads,
            @ConfigProperty(name = "quarkus.application.version") String version,
            HealthConfig config,
            Clock clock) {
        this.connections = connections;
        this.session = session;
        this.ai = ai;
        this.threads = threads;
        this.version = version;
        this.environment = config.environment();
        this.clock = clock;
        this.started = clock.instant();
    }

    void register(@Observes Router router) {
        for (var path : List.of("/health", "/api/health")) {
            router.get(path).handler(this::answer);
            router.head(path).handler(this::answer);
        }
    }

    private void answer(RoutingContext context) {
        threads.execute(() -> {
            try {
                var database = session.ready();
                answer(context, database ? 200 : 503, body(database).toBuffer());
            } catch (Throwable e) {
                Log.error("health not told", e);
                answer(context, 500, new JsonObject().put("status", "degraded").toBuffer());
            }
        });
    }

    private static void answer(RoutingContext context, int status, Buffer body) {
        context.vertx()
                .runOnContext(_ -> context.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        // Monitors leave without reading, and some wait for us to close.
                        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                        .end(body)
                        .onComplete(_ -> context.request().connection().close()));
    }

    /// In bytes.
    private static JsonObject memory() {
        var runtime = Runtime.getRuntime();
        return new JsonObject()
                .put("heapUsed", runtime.totalMemory() - runtime.freeMemory())
                .put("heapTotal", runtime.totalMemory())
                .put("heapMax", runtime.maxMemory());
    }

    private JsonObject body(boolean database) {
        var status = ai.status();
        var now = clock.instant();
        return new JsonObject()
                .put("status", database ? "healthy" : "degraded")
                .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("version", version)
                .put("environment", environment)
                .put("uptime", Duration.between(started, now).toMillis() / 1000.0)
                .put("memory", memory())
                .put("activeConnections", connections.active())
                .put("database", database ? "connected" : "disconnected")
                .put(
                        "ai",
                        new JsonObject()
                                .put("connected", status.connected())
                                .put("connectionCount", status.connectionCount()))
                .put(
                        "connections",
                        new JsonObject().put("total", connections.total()).put("active", connections.active()));
    }
}
