package dev.parley.service.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection to Redis, made anew whenever it ends. One and not a pool: what is published on it keeps its order,
/// and a client of its own, because a pool would hand a dead connection out again.
///
/// ```
///   away ──after a pause──▶ connecting ──▶ open
///    ▲                          │            │
///    └─ failed, or not in time ─┴── ended ───┘
/// ```
/// All of its state belongs to one event loop.
public final class RedisConnectionKeeper {
    /// Enough for a first answer, where nobody knows better.
    public static final Duration ATTEMPT = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(RedisConnectionKeeper.class);

    private final Vertx vertx;
    private final Context loop;
    private final Settings settings;
    private final Consumer<RedisConnection> opened;
    private final Runnable lost;
    private final RedisOptions options;
    private volatile @Nullable RedisConnection current;
    private @Nullable Redis client;
    private boolean closed;
    private boolean complained;

    /// `purpose` tells this connection from a service's others, in logs and metrics; `maxUnanswered`: commands Redis
    /// may owe an answer; `attempt`: how long it has until it has answered for the first time; `retry`: the pause
    /// before it is tried again.
    public record Settings(String url, String purpose, int maxUnanswered, Duration attempt, Duration retry) {}

    /// `loop`: where everything happens. `opened` is called with each connection there is, `lost` when it has ended or
    /// none could be had.
    public RedisConnectionKeeper(
            Vertx vertx, Context loop, Settings settings, Consumer<RedisConnection> opened, Runnable lost) {
        if (!isAddress(settings.url())) {
            // Without the address, in which a password stands, and without a cause that would tell it.
            throw new IllegalArgumentException("The address of Redis is none: redis://[:password@]host[:port] is, with"
                    + " what is special in the password percent-encoded");
        }
        this.vertx = vertx;
        this.loop = loop;
        this.settings = settings;
        this.opened = opened;
        this.lost = lost;
        this.options = new RedisOptions()
                .setConnectionString(settings.url())
                // Else each has a random one, and with it metrics of its own.
                .setPoolName("redis-" + settings.purpose())
                .setMaxPoolSize(1)
                .setMaxWaitingHandlers(settings.maxUnanswered())
                .setNetClientOptions(new NetClientOptions()
                        .setMetricsName(settings.purpose())
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true)
                        .setConnectTimeout((int) settings.attempt().toMillis()));
    }

    private static boolean isAddress(String url) {
        try {
            return new URI(url).getScheme() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Null while there is none. For any thread, like all that follows.
    public @Nullable RedisConnection current() {
        return current;
    }

    public void open() {
        loop.runOnContext(_ -> connect());
    }

    /// Ends that connection, if it is still the one there is; the next one follows by itself.
    public void renew(@Nullable RedisConnection which, @Nullable String reason) {
        loop.runOnContext(_ -> {
            if (which != null && which == current) {
                ended(client, reason);
            }
        });
    }

    public void close() {
        loop.runOnContext(_ -> {
            closed = true;
            ended(client, "closed");
        });
    }

    private void connect() {
        if (closed) {
            return;
        }
        var opening = Redis.createClient(vertx, options);
        client = opening;
        // A Redis that stands takes connections, and says nothing on them.
        var deadline = vertx.setTimer(settings.attempt().toMillis(), _ -> ended(opening, "no answer"));
        opening.connect()
                .onComplete(result -> loop.runOnContext(_ -> {
                    vertx.cancelTimer(deadline);
                    connected(opening, result);
                }));
    }

    private void connected(Redis opening, AsyncResult<RedisConnection> result) {
        if (result.failed()) {
            ended(opening, result.cause().getMessage());
            return;
        }
        var connection = result.result();
        if (opening != client) {
            connection.close();
            return;
        }
        connection.exceptionHandler(failure -> loop.runOnContext(_ -> ended(opening, failure.getMessage())));
        connection.endHandler(_ -> loop.runOnContext(_ -> ended(opening, "closed by Redis")));
        current = connection;
        if (complained) {
            complained = false;
            LOG.infof("Redis is back purpose=%s", settings.purpose());
        }
        opened.accept(connection);
    }

    private void ended(@Nullable Redis ending, @Nullable String reason) {
        if (ending == null || ending != client) {
            return;
        }
        client = null;
        current = null;
        ending.close();
        lost.run();
        if (closed) {
            return;
        }
        if (!complained) {
            complained = true;
            LOG.warnf("Redis cannot be reached purpose=%s reason=%s", settings.purpose(), reason);
        }
        vertx.setTimer(settings.retry().toMillis(), _ -> connect());
    }
}
