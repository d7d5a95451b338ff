package dev.parley.session.document;

import dev.parley.session.contract.problem.Refused;
import dev.parley.session.database.Now;
import dev.parley.session.identity.Acting;
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
    private final Acting acting;
    private final DocumentSessionRepository sessions;
    private final DocumentConfig config;
    private final Now now;
    private final ScheduledExecutorService thread;

    Expiry(Acting acting, DocumentSessionRepository sessions, DocumentConfig config, Now now) {
        this.acting = acting;
        this.sessions = sessions;
        this.config = config;
        this.now = now;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("document-expiry").factory());
    }

    void start(@Observes StartupEvent started) {
        var pause = config.expireEvery().toMillis();
        thread.scheduleWithFixedDelay(this::expire, pause, pause, TimeUnit.MILLISECONDS);
    }

    void expire() {
        try {
            var idleSince = now.get().minus(config.expireAfter());
            var expired = acting.asService(() -> sessions.expire(idleSince));
            if (expired > 0) {
                Log.infof("document sessions expired count=%d", expired);
            }
        } catch (Refused databaseAway) {
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
