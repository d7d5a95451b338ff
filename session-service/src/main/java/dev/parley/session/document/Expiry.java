package dev.parley.session.document;

import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.identity.ActorTransactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends the sessions in which nothing happens any more. Every instance does it; once is enough.
@ApplicationScoped
class Expiry {
    private final ActorTransactions actorTransactions;
    private final DocumentSessionRepository sessions;
    private final DocumentConfig config;
    private final DatabaseClock databaseClock;
    private final ScheduledExecutorService thread;

    Expiry(
            ActorTransactions actorTransactions,
            DocumentSessionRepository sessions,
            DocumentConfig config,
            DatabaseClock databaseClock) {
        this.actorTransactions = actorTransactions;
        this.sessions = sessions;
        this.config = config;
        this.databaseClock = databaseClock;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("document-expiry").factory());
    }

    void start(@Observes StartupEvent started) {
        var pause = config.expireEvery().toMillis();
        thread.scheduleWithFixedDelay(this::expire, pause, pause, TimeUnit.MILLISECONDS);
    }

    void expire() {
        try {
            var idleSince = databaseClock.get().minus(config.expireAfter());
            var expired = actorTransactions.asService(() -> sessions.expire(idleSince));
            if (expired > 0) {
                Log.infof("document sessions expired count=%d", expired);
            }
        } catch (RequestRejected databaseAway) {
            Log.debug("Document sessions are not expired for the moment");
        } catch (RuntimeException bug) {
            Log.error("Document sessions could not be expired", bug);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
