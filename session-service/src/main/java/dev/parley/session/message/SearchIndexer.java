package dev.parley.session.message;

import dev.parley.session.contract.problem.Refused;
import dev.parley.session.database.Now;
import dev.parley.session.database.Uuid7;
import dev.parley.session.identity.Acting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Makes messages searchable behind the back of whoever writes them, a batch at a time. Of several services the one
/// that holds the position works, the others pass by.
@ApplicationScoped
class SearchIndexer {
    private final Acting acting;
    private final SearchRepository texts;
    private final SearchConfig config;
    private final Now now;
    private final ScheduledExecutorService thread;

    SearchIndexer(Acting acting, SearchRepository texts, SearchConfig config, Now now) {
        this.acting = acting;
        this.texts = texts;
        this.config = config;
        this.now = now;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("search-indexer").factory());
    }

    void start(@Observes StartupEvent started) {
        again(config.interval());
    }

    private void again(Duration pause) {
        if (!thread.isShutdown()) {
            thread.schedule(this::work, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void work() {
        var pause = config.interval();
        try {
            var began = System.nanoTime();
            if (indexBefore(now.get().minus(config.overlap()))) {
                pause = Duration.ofNanos(System.nanoTime() - began).multipliedBy(config.rests());
            }
        } catch (Refused databaseAway) {
            Log.debug("Messages are not indexed for the moment");
        } catch (RuntimeException bug) {
            Log.error("Messages could not be indexed", bug);
        }
        again(pause);
    }

    /// Indexes the next batch of what was written before; whether there may be more.
    boolean indexBefore(Instant end) {
        return acting.asService(() -> {
            var position = texts.heldPosition();
            if (position.isEmpty()) {
                return false;
            }
            var last = texts.index(position.get(), Uuid7.floor(end), config.batch());
            last.ifPresent(texts::move);
            return last.isPresent();
        });
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
