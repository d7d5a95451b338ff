package dev.parley.session.message;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.database.DatabaseClock;
import dev.parley.session.database.Uuid7;
import dev.parley.session.identity.ActorTransactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Makes messages searchable behind the back of whoever writes them, a batch at a time. Of several services the one
/// that holds the position works, the others pass by.
@ApplicationScoped
class SearchIndexer {
    /// The state PostgreSQL gives a statement that took longer than it may.
    private static final String CANCELLED = "57014";

    private static final int TRIES = 3;

    private final ActorTransactions actorTransactions;
    private final SearchRepository texts;
    private final SearchConfig config;
    private final DatabaseClock databaseClock;
    private final ScheduledExecutorService thread;

    /// How many messages are tried next: fewer after each batch that was refused, more after each that was not.
    private final AtomicInteger batch;

    /// Of one message, in a row.
    private final AtomicInteger timeouts = new AtomicInteger();

    SearchIndexer(
            ActorTransactions actorTransactions,
            SearchRepository texts,
            SearchConfig config,
            DatabaseClock databaseClock) {
        this.actorTransactions = actorTransactions;
        this.texts = texts;
        this.config = config;
        this.databaseClock = databaseClock;
        this.batch = new AtomicInteger(config.batch());
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
            if (indexBefore(databaseClock.get().minus(config.overlap()))) {
                pause = Duration.ofNanos(System.nanoTime() - began).multipliedBy(config.rests());
            }
        } catch (RequestRejected databaseAway) {
            Log.debug("Messages are not indexed for the moment");
        } catch (RuntimeException bug) {
            Log.error("Messages could not be indexed", bug);
        }
        again(pause);
    }

    /// Indexes the next batch of what was written before; whether there may be more.
    boolean indexBefore(Instant end) {
        var most = batch.get();
        try {
            var more = index(end, most);
            batch.set(Math.min(config.batch(), 2 * most));
            timeouts.set(0);
            return more;
        } catch (RequestRejected refused) {
            batch.set(Math.max(1, most / 4));
            if (refused.code() != ErrorCode.TOO_LARGE) {
                throw refused;
            }
            return most > 1 || againOrWithout(end);
        } catch (RuntimeException oneOfThem) {
            return indexAlone(end);
        }
    }

    private boolean index(Instant end, int most) {
        return move(position -> {
            try {
                return texts.index(position, Uuid7.floor(end), most);
            } catch (RuntimeException failure) {
                throw tookTooLong(failure)
                        ? new RequestRejected(ErrorCode.TOO_LARGE, "So much cannot be indexed in one statement")
                        : failure;
            }
        });
    }

    private static boolean tookTooLong(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return CANCELLED.equals(sql.getSQLState());
            }
        }
        return false;
    }

    /// Of a single message that takes too long: others may have been in its way, but not each time.
    private boolean againOrWithout(Instant end) {
        if (timeouts.incrementAndGet() < TRIES) {
            return true;
        }
        timeouts.set(0);
        return leaveOut(end);
    }

    /// One by one, so that a message which cannot be indexed keeps back no other.
    private boolean indexAlone(Instant end) {
        var more = true;
        for (var message = 0; more && message < config.batch(); message++) {
            try {
                more = index(end, 1);
            } catch (RequestRejected refused) {
                if (refused.code() != ErrorCode.TOO_LARGE) {
                    throw refused;
                }
                return againOrWithout(end);
            } catch (RuntimeException unfit) {
                more = leaveOut(end);
            }
        }
        return more;
    }

    private boolean leaveOut(Instant end) {
        return move(position -> {
            var next = texts.next(position, Uuid7.floor(end));
            next.ifPresent(id -> Log.warnf("A message is left out of the search message=%s", id));
            return next;
        });
    }

    /// From where it stands to the last one that `step` gives; whether there was one.
    private boolean move(Function<UUID, Optional<UUID>> step) {
        return actorTransactions.asService(() -> {
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
