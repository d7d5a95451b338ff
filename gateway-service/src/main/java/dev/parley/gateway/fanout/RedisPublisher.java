package dev.parley.gateway.fanout;

import dev.parley.service.redis.TrustedHints;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What this gateway says on Redis: hints, gathered while a round trip is under way and a moment longer, and then sent
/// in one. Nobody waits for it; past the bound, and while Redis is away, they are dropped.
@ApplicationScoped
public class RedisPublisher {
    private static final int MAX_BATCH = 256;
    private static final int MAX_WAITING = 4096;

    private final Redis redis;
    private final Vertx vertx;
    private final long paceMillis;
    private final TrustedHints trust;
    private final ConcurrentLinkedQueue<Publication> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicBoolean underWay = new AtomicBoolean();

    private record Publication(String channel, String text) {}

    RedisPublisher(Redis redis, Vertx vertx, TrustedHints trust, FanoutConfig config) {
        this.trust = trust;
        this.redis = redis;
        this.vertx = vertx;
        this.paceMillis = Math.max(1, config.publishPace().toMillis());
    }

    public void publish(String channel, String text) {
        if (size.incrementAndGet() > MAX_WAITING) {
            size.decrementAndGet();
            return;
        }
        waiting.add(new Publication(channel, text));
        sendNext();
    }

    private void sendNext() {
        while (!waiting.isEmpty() && underWay.compareAndSet(false, true)) {
            var batch = gather();
            if (batch.isEmpty()) {
                underWay.set(false);
                continue;
            }
            redis.batch(batch)
                    .onComplete(_ -> vertx.setTimer(paceMillis, _ -> {
                        underWay.set(false);
                        sendNext();
                    }));
            return;
        }
    }

    private List<Request> gather() {
        var batch = new ArrayList<Request>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            size.decrementAndGet();
            // Only now: what waited long would seem to be old.
            batch.add(Request.cmd(Command.PUBLISH).arg(next.channel).arg(trust.sign(next.channel, next.text)));
            if (batch.size() == MAX_BATCH) {
                break;
            }
        }
        return batch;
    }
}
