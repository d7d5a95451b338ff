package dev.parley.ai.announce;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import java.util.function.Consumer;

/// One connection to Redis, made anew whenever it ends. One and not a pool: what is published on it keeps its order,
/// and a client of its own, because a pool would hand a dead connection out again.
final class RedisConnectionKeeper {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    private final Vertx vertx;
    private final AnnounceConfig settings;
    private final String purpose;
    private final Consumer<RedisConnection> ready;
    private final RedisOptions options;
    private volatile RedisConnection current;
    private Redis client;
    private boolean closed;
    private boolean complained;

    RedisConnectionKeeper(Vertx vertx, AnnounceConfig settings, String purpose, Consumer<RedisConnection> ready) {
        this.vertx = vertx;
        this.settings = settings;
        this.purpose = purpose;
        this.ready = ready;
        this.options = new RedisOptions()
                .setConnectionString(settings.redis())
                .setPoolName("redis-" + purpose)
                .setMaxPoolSize(1)
                .setMaxWaitingHandlers(settings.maxUnanswered())
                .setNetClientOptions(new NetClientOptions()
                        .setMetricsName(purpose)
                        .setTcpNoDelay(true)
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
    }

    /// Null while there is none.
    RedisConnection current() {
        return current;
    }

    synchronized void open() {
        if (!closed) {
            var opening = Redis.createClient(vertx, options);
            client = opening;
            opening.connect()
                    .onSuccess(connection -> opened(opening, connection))
                    .onFailure(problem -> ended(opening));
        }
    }

    /// Ends the connection; the next one follows by itself.
    synchronized void renew() {
        ended(client);
    }

    synchronized void close() {
        closed = true;
        ended(client);
    }

    private void opened(Redis opening, RedisConnection connection) {
        synchronized (this) {
            if (opening != client) {
                return;
            }
            connection.exceptionHandler(problem -> ended(opening));
            connection.endHandler(end -> ended(opening));
            current = connection;
            if (complained) {
                complained = false;
                Log.infof("Redis is back purpose=%s", purpose);
            }
        }
        ready.accept(connection);
    }

    private synchronized void ended(Redis ending) {
        if (ending == null || ending != client) {
            return;
        }
        client = null;
        current = null;
        ending.close();
        if (closed) {
            return;
        }
        if (!complained) {
            complained = true;
            Log.warnf("Redis cannot be reached purpose=%s", purpose);
        }
        vertx.setTimer(settings.retry().toMillis(), timer -> open());
    }
}
