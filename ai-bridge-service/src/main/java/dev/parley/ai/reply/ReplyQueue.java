package dev.parley.ai.reply;

import dev.parley.ai.reply.ReplyResult.Stop;
import dev.parley.service.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes up replies, each on a virtual thread and only so many at a time; what finds no room is left to the sweeper.
/// Knows which it has, so that a reply hinted at and swept at once is taken up once.
@ApplicationScoped
class ReplyQueue {
    private static final String STEP = "reply.write";
    /// After the grace, for what is stopped to be told to session-service.
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    /// `traceparent`: where the trace of its message stands; null: nothing of that is known.
    private record Wanted(UUID reply, @Nullable String traceparent) {}

    private final ReplyProcessor writer;
    private final ReplyConfig config;
    private final ReplyMetrics metrics;
    private final Tracing tracing;
    private final Queue<Wanted> waiting;
    private final Semaphore places;
    /// By reply; what stops it once it has begun.
    private final Map<UUID, Consumer<Stop>> taken = new ConcurrentHashMap<>();

    /// Those of them that somebody wants stopped.
    private final Set<UUID> unwanted = ConcurrentHashMap.newKeySet();

    private volatile boolean accepting = true;
    private volatile boolean stopping;
    private volatile Consumer<Ending> onEnded = ending -> {};

    ReplyQueue(ReplyProcessor writer, ReplyConfig config, ReplyMetrics metrics, Tracing tracing) {
        this.writer = writer;
        this.config = config;
        this.metrics = metrics;
        this.tracing = tracing;
        this.waiting = new LinkedBlockingQueue<>(config.queue());
        this.places = new Semaphore(config.concurrent());
    }

    void onEnded(Consumer<Ending> listener) {
        onEnded = listener;
    }

    boolean accepting() {
        return accepting;
    }

    int underWay() {
        return config.concurrent() - places.availablePermits();
    }

    /// Whether a sweep would find room.
    int room() {
        return accepting ? config.queue() - waiting.size() : 0;
    }

    void offer(UUID reply) {
        offer(reply, null);
    }

    /// `traceparent`: where the trace of its message stands; null: it is not known to be traced.
    void offer(@Nullable UUID reply, @Nullable String traceparent) {
        if (!accepting || reply == null || taken.putIfAbsent(reply, stop -> {}) != null) {
            return;
        }
        if (!waiting.offer(new Wanted(reply, traceparent))) {
            taken.remove(reply);
            return;
        }
        takeUp();
    }

    /// Somebody wants it stopped, whether it has begun or not.
    void stop(UUID reply) {
        if (!taken.containsKey(reply)) {
            return;
        }
        unwanted.add(reply);
        var stop = taken.get(reply);
        if (stop == null) {
            unwanted.remove(reply);
        } else {
            stop.accept(Stop.ASKED);
        }
    }

    /// Takes up nothing more, lets go on for the grace what has begun, and ends the rest.
    void drain() throws InterruptedException {
        accepting = false;
        waiting.clear();
        Log.infof("Stopping replies=%d", underWay());
        if (!allEnded(config.shutdownGrace())) {
            stopping = true;
            taken.values().forEach(stop -> stop.accept(Stop.SHUTTING_DOWN));
            allEnded(FAREWELL);
        }
    }

    private boolean allEnded(Duration patience) throws InterruptedException {
        var ended = places.tryAcquire(config.concurrent(), patience.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            places.release(config.concurrent());
        }
        return ended;
    }

    /// Looks again after giving a place back: something may have come while it seemed to be taken.
    private void takeUp() {
        while (!waiting.isEmpty() && places.tryAcquire()) {
            var next = waiting.poll();
            if (next == null) {
                places.release();
            } else {
                Thread.ofVirtual().name("reply").start(() -> work(next));
            }
        }
    }

    private void work(Wanted next) {
        var reply = next.reply;
        var span = next.traceparent == null
                ? tracing.begin(STEP, SpanKind.CONSUMER)
                : tracing.resume(STEP, SpanKind.CONSUMER, next.traceparent);
        var ending = Ending.NOT_BEGUN;
        try {
            if (accepting) {
                ending = writer.write(reply, span, stop -> begun(reply, stop));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error bug) {
            Log.errorf(bug, "A reply went wrong reply=%s%s", reply, span.logged());
        } finally {
            taken.remove(reply);
            unwanted.remove(reply);
            places.release();
            metrics.ended(ending);
            span.put("parley.reply.outcome", ending.name().toLowerCase(Locale.ROOT));
            span.end();
            takeUp();
            onEnded.accept(ending);
        }
    }

    private void begun(UUID reply, Consumer<Stop> stop) {
        taken.put(reply, stop);
        if (unwanted.contains(reply)) {
            stop.accept(Stop.ASKED);
        }
        if (stopping) {
            stop.accept(Stop.SHUTTING_DOWN);
        }
    }
}
