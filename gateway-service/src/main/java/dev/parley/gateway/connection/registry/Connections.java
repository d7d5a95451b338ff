package dev.parley.gateway.connection.registry;

import dev.parley.gateway.connection.client.Client;
import dev.parley.gateway.connection.client.ConnectionConfig;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.session.contract.person.Revocation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// All open connections of this gateway: counted, looked after, and at the end sent home.
@Singleton
public class Connections {
    private static final long CHECK_MILLIS = 1000;

    private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
    private final Counter total;
    private final ConnectionConfig config;
    private final Vertx vertx;
    private volatile boolean draining;

    Connections(ConnectionConfig config, MeterRegistry metrics, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
        this.total = Counter.builder("parley.connections.opened")
                .description("Sockets opened")
                .register(metrics);
        Gauge.builder("parley.connections", open, Set::size)
                .description("Sockets open")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(CHECK_MILLIS, _ -> onEach(connection -> connection.check(System.nanoTime())));
        vertx.setPeriodic(config.heartbeat().toMillis(), _ -> onEach(OpenConnection::ping));
    }

    /// SIGTERM: no further connections, a farewell to those there are, and their last answers.
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        draining = true;
        Log.infof("draining connections=%d", open.size());
        onEach(this::shutDown);
    }

    private void shutDown(OpenConnection connection) {
        var within = config.reconnectWithin().toMillis();
        connection.shutDown(within / 4 + ThreadLocalRandom.current().nextLong(within));
    }

    /// Closes whoever has signed in by what counts no longer.
    void revoke(@Observes Revocation revoked) {
        onEach(connection -> {
            if (connection.caller() instanceof Caller.Member(var person, var token, var _)
                    && token != null
                    && person.id().equals(revoked.personId())
                    && covers(revoked, token)) {
                connection.close(CloseReason.REVOKED);
            }
        });
    }

    private static boolean covers(Revocation revoked, Caller.Token token) {
        return revoked.tokenId() == null
                ? token.issuedAt() == null || !token.issuedAt().isAfter(revoked.at())
                : revoked.tokenId().equals(token.id());
    }

    private void onEach(Consumer<OpenConnection> action) {
        open.forEach(connection -> connection.loop().execute(() -> action.accept(connection)));
    }

    public void add(OpenConnection connection) {
        open.add(connection);
        total.increment();
        if (draining) {
            connection.loop().execute(() -> shutDown(connection));
        }
    }

    public void remove(Client connection) {
        open.remove(connection);
    }

    public boolean draining() {
        return draining;
    }

    /// Open now.
    public int active() {
        return open.size();
    }

    /// Opened since the start.
    public long total() {
        return (long) total.count();
    }
}
