package dev.parley.session.identity;

import dev.parley.session.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Runs work in a transaction as somebody: row level security lets it see and do what that one may.
@ApplicationScoped
public class ActorTransactions {
    static final String AS_SERVICE = "select set_config('parley.service', 'on', true)";

    private static final String AS_PERSON = "select set_config('parley.actor', ?, true)";

    private static final String RAISE =
            "select coalesce(current_setting('parley.service', true), ''), set_config('parley.service', 'on', true)";

    private static final String AS_BEFORE = "select set_config('parley.service', ?, true)";

    /// In front of the first statement, in the same round trip.
    static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only; ";

    private final Transactions transactions;
    private final DataSource pool;
    private final Session session;
    private final CurrentSession currentSession;
    private final Caller caller;

    /// Statements that go to PostgreSQL in one piece, `opening` first, and are one transaction.
    public interface RoundTrip<T> {
        T run(Connection connection, String opening) throws SQLException;
    }

    ActorTransactions(
            Transactions transactions, DataSource pool, Session session, CurrentSession currentSession, Caller caller) {
        this.currentSession = currentSession;
        this.transactions = transactions;
        this.pool = pool;
        this.session = session;
        this.caller = caller;
    }

    /// As the service, which may see and do everything.
    public <T> T asService(Supplier<T> work) {
        return asService(true, work);
    }

    /// `repeatable` as in [Transactions#run].
    public <T> T asService(boolean repeatable, Supplier<T> work) {
        return transactions.run(repeatable, () -> {
            session.doWork(connection -> run(connection, AS_SERVICE, null));
            return flushed(work);
        });
    }

    /// As the service, by a connection that begins and commits by itself
    /// (docs/adr/0070-a-batch-is-one-statement.md). Repeatable as in [Transactions#run].
    public <T> T asServiceInOneRoundTrip(RoundTrip<T> work) {
        return transactions.oneRoundTrip(() -> {
            try (var connection = pool.getConnection()) {
                return work.run(connection, AS_SERVICE);
            } catch (SQLException e) {
                throw new IllegalStateException("A round trip has failed", e);
            }
        });
    }

    /// As the person the caller acts for, or as nobody. `repeatable` as in [Transactions#run].
    public <T> T asCaller(boolean repeatable, Supplier<T> work) {
        return as(caller.person(), repeatable, work);
    }

    /// As the caller, reading only, and everything as it was at one moment: a message and the reactions on it, say.
    public <T> T asCallerAtOneMoment(Supplier<T> work) {
        return transactions.run(true, () -> {
            session.doWork(connection -> run(connection, ONE_MOMENT + AS_PERSON, actor(caller.person())));
            return work.get();
        });
    }

    /// The same as the service.
    public <T> T asServiceAtOneMoment(Supplier<T> work) {
        return transactions.run(true, () -> {
            session.doWork(connection -> run(connection, ONE_MOMENT + AS_SERVICE, null));
            return work.get();
        });
    }

    /// Within work for the caller: what it may know without having a right to the rows themselves. Whoever uses this
    /// has found out before that it may.
    public <T> T elevated(Supplier<T> work) {
        var current = currentSession.get();
        var before = current.doReturningWork(ActorTransactions::raise);
        var result = work.get();
        current.doWork(connection -> run(connection, AS_BEFORE, before));
        return result;
    }

    <T> T as(Optional<UUID> person, boolean repeatable, Supplier<T> work) {
        return transactions.run(repeatable, () -> {
            session.doWork(connection -> run(connection, AS_PERSON, actor(person)));
            return flushed(work);
        });
    }

    private static String actor(Optional<UUID> person) {
        return person.map(UUID::toString).orElse("");
    }

    /// Flushed inside the work, so that a collision is seen as one.
    private <T> T flushed(Supplier<T> work) {
        var result = work.get();
        session.flush();
        return result;
    }

    /// As the service; returns whether it was so before.
    private static String raise(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(RAISE);
                var row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(Connection connection, String sql, @Nullable String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            statement.execute();
        }
    }
}
