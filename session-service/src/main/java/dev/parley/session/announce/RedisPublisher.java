package dev.parley.session.announce;

import dev.parley.service.metrics.Label;
import dev.parley.service.redis.RedisConnectionKeeper;
import dev.parley.token.SignedHints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is published over one connection to Redis, so that what is published in order arrives in order: gathered while
/// some is under way, bounded, and dropped while Redis is away.
///
/// All of its state belongs to one event loop; only the queue is shared.
@ApplicationScoped
class RedisPublisher {
    /// A text in UTF-8, in parts as it was made.
    record Publication(String channel, byte[]... text) {}

    private enum Outcome {
        SENT,
        DROPPED
    }

    private static final Label<Outcome> OUTCOME = Label.of("outcome", Outcome.class);
    private static final int MOST_AT_ONCE = 512;

    private final AnnounceConfig config;
    private final SignedHints hints;
    private final Vertx vertx;
    private final Context loop;
    private final RedisConnectionKeeper keeper;
    private final BlockingQueue<Supplier<Publication>> waiting;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Counter sent;
    private final Counter dropped;

    private @Nullable RedisConnection connection;
    private int unanswered;
    private long lastAnswer;
    private volatile boolean away;

    RedisPublisher(AnnounceConfig config, SignedHints hints, Vertx vertx, MeterRegistry metrics) {
        this.config = config;
        this.hints = hints;
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.keeper = new RedisConnectionKeeper(
                vertx,
                loop,
                new RedisConnectionKeeper.Settings(
                        config.redis(),
                        "announcing",
                        config.maxUnanswered() + MOST_AT_ONCE,
                        config.silence(),
                        config.retryAfter()),
                this::opened,
                this::lost);
        this.waiting = new ArrayBlockingQueue<>(config.maxWaiting());
        var announcements = OUTCOME.each(outcome -> Counter.builder("parley.announcements")
                .description("What changed, told on Redis or not")
                .tags(outcome)
                .register(metrics));
        this.sent = announcements.apply(Outcome.SENT);
        this.dropped = announcements.apply(Outcome.DROPPED);
    }

    void open(@Observes StartupEvent started) {
        vertx.setPeriodic(config.silence().toMillis(), timer -> loop.runOnContext(none -> checkSilence()));
        keeper.open();
    }

    /// Never blocks and never throws. The text is made later, on the event loop, and not at all while Redis is away.
    void publish(Supplier<Publication> publication) {
        if (away || !waiting.offer(publication)) {
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
            return; // Once there is one, it takes all that waits by then.
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

    private void answered(RedisConnection by, int count, @Nullable Throwable failure) {
        if (by != connection) {
            return;
        }
        if (failure != null) {
            keeper.renew(by, String.valueOf(failure.getMessage()));
            return;
        }
        unanswered -= count;
        lastAnswer = System.nanoTime();
        sent.increment(count);
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    private void checkSilence() {
        if (unanswered > 0 && System.nanoTime() - lastAnswer > config.silence().toNanos()) {
            keeper.renew(connection, "silent");
        }
    }

    private void opened(RedisConnection fresh) {
        connection = fresh;
        away = false;
        drain();
    }

    private void lost() {
        away = true;
        dropped.increment(waiting.size() + (double) unanswered);
        waiting.clear();
        unanswered = 0;
        connection = null;
    }

    @PreDestroy
    void close() {
        keeper.close();
    }
}
