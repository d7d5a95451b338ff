package dev.parley.gateway.ai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.RedisPublisher;
import dev.parley.gateway.fanout.RedisSubscriber;
import dev.parley.session.contract.log.Announcement;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Tells ai-bridge which answers have just been asked for, many in one call, and people when the AI is away. Only a
/// hint: what is lost here, the bridge's sweeper finds.
@ApplicationScoped
public class ReplyHints {
    private static final int MAX_WAITING = 20_000;
    private static final int MAX_BATCH = 256;

    /// How long an AI found to be away is taken to be so: the bridge's sweeper looks as often for what waits.
    private static final long AWAY_FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AiBridge bridge;
    private final ConversationChannels conversationChannels;
    private final RedisPublisher publisher;
    private final RedisSubscriber subscriber;
    private final ObjectMapper json;
    private final BlockingQueue<Wanted> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private Thread thread;

    // Touched by the thread only.
    private AiStatus away;
    private long askedNanos;

    /// An answer somebody waits for.
    public record Wanted(UUID conversation, UUID reply, UUID message) {}

    ReplyHints(
            AiBridge bridge,
            ConversationChannels conversationChannels,
            RedisPublisher publisher,
            RedisSubscriber subscriber,
            ObjectMapper json) {
        this.bridge = bridge;
        this.conversationChannels = conversationChannels;
        this.publisher = publisher;
        this.subscriber = subscriber;
        this.json = json;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("reply-hints").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    public void wanted(Wanted wanted) {
        if (!waiting.offer(wanted)) {
            Log.debugf("reply hint dropped reply=%s", wanted.reply());
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
        if (away == null || System.nanoTime() - askedNanos > AWAY_FRESH_NANOS) {
            var status =
                    bridge.hint(batch.stream().map(Wanted::reply).distinct().toList());
            away = status.connected() ? null : status;
            askedNanos = System.nanoTime();
        }
        if (away != null) {
            batch.forEach(wanted -> tellAway(wanted, away));
        }
    }

    private void tellAway(Wanted wanted, AiStatus status) {
        var waitingFor = new Ephemeral.ReplyWaiting(
                wanted.reply(), wanted.message(), status.reason(), status.retryAfterMillis());
        conversationChannels.tell(wanted.conversation(), waitingFor);
        try {
            // As the base type: its name is what the others read it by.
            var text = json.writerFor(Ephemeral.class).writeValueAsString(waitingFor);
            publisher.publish(
                    Channels.conversation(wanted.conversation()),
                    Announcement.ephemeral(subscriber.id(), text).text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event could not be written", e);
        }
    }
}
