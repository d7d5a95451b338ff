package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.HeadsQuery;
import dev.parley.session.contract.person.Revocation;
import dev.parley.session.contract.problem.RequestRejected;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Asks every few seconds, and at once when Redis is heard again, what has moved on: whatever no announcement told is
/// found here.
@ApplicationScoped
public class HeadPoller {
    private final SessionService session;
    private final ConversationChannels conversationChannels;
    private final ParticipantStateUpdates participantStateUpdates;
    private final SilenceReader silenceReader;
    private final Event<Revocation> revoked;
    private final ExecutorService threads;
    private final Duration every;
    private final Semaphore atOnce = new Semaphore(0);
    private volatile boolean stopped;
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();

    HeadPoller(
            SessionService session,
            ConversationChannels conversationChannels,
            ParticipantStateUpdates participantStateUpdates,
            SilenceReader silenceReader,
            Event<Revocation> revoked,
            RedisSubscriber subscriber,
            @VirtualThreads ExecutorService threads,
            FanoutConfig config) {
        this.session = session;
        this.conversationChannels = conversationChannels;
        this.participantStateUpdates = participantStateUpdates;
        this.silenceReader = silenceReader;
        this.revoked = revoked;
        this.threads = threads;
        this.every = config.catchUpEvery();
        subscriber.onBack(atOnce::release);
    }

    /// Somebody has come in who was shown how things stood at this moment. That may be long ago: it listens since now
    /// only, and nobody was to be told on its behalf before. Call it once it listens.
    public void reachBackTo(Instant moment) {
        since.accumulateAndGet(moment, (known, other) -> known == null || other.isBefore(known) ? other : known);
    }

    /// The same of a person that listens for the first time.
    public void came(UUID person, Instant moment) {
        reachBackTo(moment);
        silenceReader.came(person);
    }

    void start(@Observes StartupEvent event) {
        threads.execute(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        atOnce.release();
    }

    private void run() {
        try {
            while (!stopped) {
                atOnce.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
                atOnce.drainPermits();
                if (!stopped) {
                    ask();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        var from = since.getAndSet(null);
        try {
            var query = new HeadsQuery(List.copyOf(conversationChannels.people()), from);
            var heads = session.call(peer -> peer.log().heads(query));
            heads.heads().forEach(conversationChannels::moved);
            heads.parts().forEach(participantStateUpdates::moved);
            heads.revocations().forEach(revoked::fire);
            reachBackTo(heads.asOf());
            silenceReader.read();
        } catch (RequestRejected e) {
            askAgainFrom(from);
            Log.debugf("catch-up failed code=%s", e.code());
        } catch (RuntimeException | Error e) {
            askAgainFrom(from);
            Log.error("catch-up failed", e);
        }
    }

    /// Nothing is missed by an answer that did not come.
    private void askAgainFrom(@Nullable Instant from) {
        if (from != null) {
            reachBackTo(from);
        }
    }
}
