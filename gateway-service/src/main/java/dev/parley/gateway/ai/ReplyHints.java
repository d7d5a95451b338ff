package dev.parley.gateway.ai;

import dev.parley.ai.contract.reply.AiStatus;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells ai-bridge which answers have just been asked for, many in one call, and people when the AI is away. Only a
/// hint: what is lost here, the bridge's sweeper finds.
@ApplicationScoped
public class ReplyHints {
    private static final int MAX_WAITING = 20_000;
    private static final int MAX_BATCH = 256;

    /// How long an AI found to be away is taken to be so: the bridge's sweeper looks as often for what waits.
    static final long AWAY_FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final BiFunction<List<UUID>, @Nullable Map<UUID, String>, AiStatus> bridge;
    private final BiConsumer<Wanted, AiStatus> notices;
    private final LongSupplier nanoTime;
    private final BlockingQueue<Wanted> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private @Nullable Thread thread;

    /// Null: it was there when it was last asked.
    private volatile @Nullable Away away;

    /// An answer somebody waits for; `traceparent`: where its message's trace stands, null where that is not traced.
    public record Wanted(
            UUID conversation,
            UUID reply,
            UUID message,
            @Nullable String traceparent) {
        public Wanted(UUID conversation, UUID reply, UUID message) {
            this(conversation, reply, message, null);
        }
    }

    private record Away(AiStatus status, long foundNanos) {}

    @Inject
    ReplyHints(AiBridge bridge, AwayNotices notices) {
        this(bridge::hint, notices::tell, System::nanoTime);
    }

    /// `bridge` is told of replies, with the traces of those that are traced (null: none), and says whether the AI is
    /// there; `notices` tells people that it is not.
    ReplyHints(
            BiFunction<List<UUID>, @Nullable Map<UUID, String>, AiStatus> bridge,
            BiConsumer<Wanted, AiStatus> notices,
            LongSupplier nanoTime) {
        this.bridge = bridge;
        this.notices = notices;
        this.nanoTime = nanoTime;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("reply-hints").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /// Whoever wants it is told of an AI that is away a moment later, when it has had its answer and listens.
    public void wanted(Wanted wanted) {
        if (!waiting.offer(wanted)) {
            Log.debugf("reply hint dropped reply=%s", wanted.reply());
        }
    }

    /// By somebody who has just been answered, and listens: it hears of an AI known to be away by the same write.
    public void wantedByListener(Wanted wanted) {
        var known = freshlyAway();
        if (known != null) {
            notices.accept(wanted, known);
        } else {
            wanted(wanted);
        }
    }

    private void run() {
        var batch = new ArrayList<Wanted>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, MAX_BATCH - 1);
                tell(batch);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.error("reply hints failed", e);
            }
            batch.clear();
        }
    }

    private void tell(List<Wanted> batch) {
        var known = freshlyAway();
        if (known == null) {
            var status =
                    bridge.apply(batch.stream().map(Wanted::reply).distinct().toList(), traces(batch));
            away = status.connected() ? null : new Away(status, nanoTime.getAsLong());
            known = status.connected() ? null : status;
        }
        if (known != null) {
            var status = known;
            batch.forEach(wanted -> notices.accept(wanted, status));
        }
    }

    /// Null: none is traced.
    private static @Nullable Map<UUID, String> traces(List<Wanted> batch) {
        Map<UUID, String> traces = null;
        for (var wanted : batch) {
            if (wanted.traceparent() != null) {
                if (traces == null) {
                    traces = new HashMap<>(4);
                }
                traces.put(wanted.reply(), wanted.traceparent());
            }
        }
        return traces;
    }

    private @Nullable AiStatus freshlyAway() {
        var known = away;
        return known != null && nanoTime.getAsLong() - known.foundNanos <= AWAY_FRESH_NANOS ? known.status : null;
    }
}
