package dev.parley.session.identity;

import dev.parley.service.metrics.Label;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.logging.Log;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/// Runs readings at a streaming replica, where there is one: everything as it was there at one moment, by which it may
/// be behind. Whoever reads compares that with the primary. It never fails, and never takes longer than its patience.
@ApplicationScoped
public class ReplicaTransactions {
    /// In front of the first statement, in the same round trip; PostgreSQL gives up when we do.
    private static final String AT_ONE_MOMENT = ActorTransactions.ONE_MOMENT
            + "select set_config('parley.actor', ?, true), set_config('statement_timeout', ?, true)";

    private static final Label<Outcome> OUTCOME = Label.of("outcome", Outcome.class);

    /// What became of what was to be read there.
    public enum Outcome {
        /// It was as at the primary.
        SERVED,
        /// It was not, and the primary answered.
        BEHIND,
        /// It did not answer in time, or not at all.
        FAILED,
        /// It had failed shortly before and was not asked.
        RESTING
    }

    /// How long a streaming replica (`DATABASE_REPLICA_URL`) is waited for.
    @ConfigMapping(prefix = "session.replica")
    interface ReplicaConfig {
        /// For all of an answer; the primary is asked in its place then.
        @WithDefault("250ms")
        Duration patience();

        /// How long it is left alone after it has failed. Then one request tries it, and all do once that one was
        /// answered.
        @WithDefault("5s")
        Duration rest();
    }

    private final @Nullable AgroalDataSource pool;
    private final SessionFactory sessions;
    private final CurrentSession currentSession;
    private final Duration patience;
    private final Recess recess;
    private final Function<Outcome, Counter> outcomes;

    ReplicaTransactions(
            @DataSource("replica") InjectableInstance<AgroalDataSource> pool,
            SessionFactory sessions,
            CurrentSession currentSession,
            ReplicaConfig config,
            MeterRegistry metrics) {
        this.pool = pool.getHandle().getBean().isActive() ? pool.get() : null;
        this.sessions = sessions;
        this.currentSession = currentSession;
        this.patience = config.patience();
        this.recess = new Recess(config.rest());
        this.outcomes = OUTCOME.each(outcome -> Counter.builder("parley.replica.readings")
                .description("Pages of history asked of a replica of PostgreSQL, by what became of them")
                .tags(outcome)
                .register(metrics));
    }

    /// As that person or as nobody, by a thread of its own, which knows nothing of the request and its transaction.
    /// Empty where there is no replica or it does not answer.
    public <T> Optional<T> read(Optional<UUID> person, Supplier<T> work) {
        if (pool == null) {
            return Optional.empty();
        }
        if (!recess.lets()) {
            count(Outcome.RESTING);
            return Optional.empty();
        }
        var answer = new FutureTask<>(() -> reading(pool, person, work));
        Thread.ofVirtual().name("replica").start(answer);
        try {
            var read = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (recess.answered()) {
                Log.info("The replica answers again");
            }
            return Optional.of(read);
        } catch (ExecutionException e) {
            failed(pool, e);
        } catch (TimeoutException e) {
            // Its socket is closed by that.
            answer.cancel(true);
            failed(pool, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /// What whoever has read there has found out about it.
    public void count(Outcome outcome) {
        outcomes.apply(outcome).increment();
    }

    private <T> T reading(AgroalDataSource pool, Optional<UUID> person, Supplier<T> work) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            open(connection, person);
            try (var session = session(connection)) {
                return currentSession.at(session, work);
            } finally {
                connection.rollback();
            }
        }
    }

    private void open(Connection connection, Optional<UUID> person) throws SQLException {
        try (var statement = connection.prepareStatement(AT_ONE_MOMENT)) {
            statement.setString(1, person.map(UUID::toString).orElse(""));
            statement.setString(2, Long.toString(patience.toMillis()));
            statement.execute();
        }
    }

    private Session session(Connection connection) {
        var session = sessions.withOptions()
                .connection(connection)
                .autoJoinTransactions(false)
                .flushMode(org.hibernate.FlushMode.MANUAL)
                .openSession();
        session.setDefaultReadOnly(true);
        return session;
    }

    private void failed(AgroalDataSource pool, Throwable cause) {
        count(Outcome.FAILED);
        if (recess.failed()) {
            Log.warnf("The replica does not answer, the primary does in its place reason=%s", reason(cause));
        }
        // The others in the pool lead to the same server, which is gone or has been restarted.
        pool.flush(FlushMode.IDLE);
    }

    /// The words of PostgreSQL and of sockets speak of connections and time, never of rows; those of others may.
    private static String reason(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof SQLException || root instanceof IOException
                ? String.valueOf(root.getMessage())
                : root.getClass().getSimpleName();
    }
}
