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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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
        try {
            return index(end, config.batch());
        } catch (Refused tooLong) {
            // So many large texts may take longer than a statement may; a database that is away refuses this, too.
            return index(end, 1);
        } catch (RuntimeException oneOfThem) {
            return indexAlone(end);
        }
    }

    private boolean index(Instant end, int most) {
        return move(position -> texts.index(position, Uuid7.floor(end), most));
    }

    /// One by one, so that a message which cannot be indexed keeps back no other.
    private boolean indexAlone(Instant end) {
        var more = true;
        for (var message = 0; more && message < config.batch(); message++) {
            try {
                more = index(end, 1);
            } catch (Refused databaseAway) {
                throw databaseAway;
            } catch (RuntimeException unfit) {
                more = move(position -> {
                    var next = texts.next(position, Uuid7.floor(end));
                    next.ifPresent(id -> Log.warnf("A message is left out of the search message=%s", id));
                    return next;
                });
            }
        }
        return more;
    }

    /// From where it stands to the last one that `step` gives; whether there was one.
    private boolean move(Function<UUID, Optional<UUID>> step) {
        return acting.asService(() -> {
            var position = texts.heldPosition();
            if (position.isEmpty()) {
                return false;
            }
            var last = step.apply(position.get());
            last.ifPresent(texts::move);
            return last.isPresent();
        });
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
