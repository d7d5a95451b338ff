package dev.parley.session.announce;

import dev.parley.token.SignedHints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// One connection to Redis, so that what is published in order arrives in order.
///
/// ```
///   away ──publish, after a pause──▶ connecting ──▶ open
///    ▲                                   │            │
///    └────── failed, or silent ──────────┴────────────┘
/// ```
///
/// All of its state belongs to one event loop; only the queue is shared.
@ApplicationScoped
class RedisConnectionKeeper {
    record Publication(String channel, String text) {}

    private static final int MOST_AT_ONCE = 512;

    private final AnnounceConfig config;
    private final SignedHints hints;
    private final Vertx vertx;
    private final Context loop;
    private final BlockingQueue<Supplier<Publication>> waiting;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Counter sent;
    private final Counter dropped;

    private Redis client;
    private RedisConnection connection;
    private int unanswered;
    private long lastAnswer;
    private boolean complained;
    private volatile long awayUntil = System.nanoTime();
    private volatile boolean closed;

    RedisConnectionKeeper(AnnounceConfig config, SignedHints hints, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        this.hints = hints;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.waiting = new ArrayBlockingQueue<>(config.maxWaiting());
        this.sent = metrics.counter("parley.announcements", "outcome", "sent");
        this.dropped = metrics.counter("parley.announcements", "outcome", "dropped");
    }

    void open(@Observes StartupEvent started) {
        vertx.setPeriodic(config.silence().toMillis(), timer -> loop.runOnContext(none -> checkSilence()));
        wake();
    }

    /// Never blocks and never throws. The text is made later, on the event loop, and not at all while Redis is away.
    void publish(Supplier<Publication> publication) {
        if (closed || awayUntil - System.nanoTime() > 0 || !waiting.offer(publication)) {
            dropped.increment();
            return;
        }
        wake();
    }

    private void wake() {
        if (draining.compareAndSet(false, true)) {
            loop.runOnContext(none -> {
                draining.set(false);
                drain();
            });
        }
    }

    private void drain() {
        if (connection == null) {
            connect();
            return;
        }
        var room = Math.min(MOST_AT_ONCE, config.maxUnanswered() - unanswered);
        var next = new ArrayList<Supplier<Publication>>();
        waiting.drainTo(next, Math.max(0, room));
        if (next.isEmpty()) {
            return;
        }
        var requests = new ArrayList<Request>(next.size());
        for (var publication : next) {
            var ready = publication.get();
            requests.add(Request.cmd(Command.PUBLISH).arg(ready.channel).arg(hints.sign(ready.channel, ready.text)));
        }
        if (unanswered == 0) {
            lastAnswer = System.nanoTime();
        }
        unanswered += requests.size();
        var sentOn = connection;
        sentOn.batch(requests)
                .onComplete(answer -> loop.runOnContext(none -> answered(sentOn, requests.size(), answer.cause())));
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    private void answered(RedisConnection by, int count, Throwable failure) {
        if (by != connection) {
            return;
        }
        if (failure != null) {
            lost(failure.getMessage());
            return;
        }
        unanswered -= count;
        lastAnswer = System.nanoTime();
        sent.increment(count);
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    private void connect() {
        if (client != null || closed || awayUntil - System.nanoTime() > 0) {
            return;
        }
        var limit = (int) config.silence().toMillis();
        var options = new RedisOptions()
                .setConnectionString(config.redis())
                // Else each has a random one, and with it metrics of its own.
                .setPoolName("redis-announcing")
                .setMaxWaitingHandlers(config.maxUnanswered() + MOST_AT_ONCE)
                .setNetClientOptions(new NetClientOptions()
                        .setConnectTimeout(limit)
                        .setTcpNoDelay(true)
                        .setTcpKeepAlive(true));
        var attempt = Redis.createClient(vertx, options);
        client = attempt;
        lastAnswer = System.nanoTime();
        attempt.connect()
                .onComplete(opened -> loop.runOnContext(none -> {
                    if (attempt != client) {
                        return;
                    }
                    if (opened.failed()) {
                        lost(opened.cause().getMessage());
                        return;
                    }
                    connection = opened.result();
                    connection.exceptionHandler(
                            failure -> loop.runOnContext(ignored -> lostIf(attempt, failure.getMessage())));
                    connection.endHandler(ended -> loop.runOnContext(ignored -> lostIf(attempt, "closed by Redis")));
                    if (complained) {
                        complained = false;
                        Log.info("Redis is back; changes are announced again");
                    }
                    drain();
                }));
    }

    private void checkSilence() {
        var silent = System.nanoTime() - lastAnswer > config.silence().toNanos();
        if (silent && client != null && (connection == null || unanswered > 0)) {
            lost("silent");
        }
        if (connection == null && !closed) {
            connect();
        }
    }

    private void lostIf(Redis which, String reason) {
        if (which == client) {
            lost(reason);
        }
    }

    private void lost(String reason) {
        awayUntil = System.nanoTime() + config.retryAfter().toNanos();
        dropped.increment(waiting.size() + (double) unanswered);
        waiting.clear();
        unanswered = 0;
        connection = null;
        if (client != null) {
            client.close();
            client = null;
        }
        if (!complained && !closed) {
            complained = true;
            Log.warnf("Redis is away; changes are not announced until it is back reason=%s", reason);
        }
    }

    @PreDestroy
    void close() {
        closed = true;
        loop.runOnContext(none -> lost("shutting down"));
    }
}
