package dev.parley.session.identity;

import dev.parley.session.database.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;

/// Runs work in a transaction as somebody: row level security lets it see and do what that one may.
@ApplicationScoped
public class Acting {
    /// For a statement that sets out on its own, see [#itself].
    public static final String AS_SERVICE = "select set_config('parley.service', 'on', true)";

    private static final String AS_PERSON = "select set_config('parley.actor', ?, true)";

    private final Transactions transactions;
    private final Session session;
    private final Caller caller;

    Acting(Transactions transactions, Session session, Caller caller) {
        this.transactions = transactions;
        this.session = session;
        this.caller = caller;
    }

    /// As the service, which may see and do everything.
    public <T> T asService(Supplier<T> work) {
        return transactions.run(true, () -> {
            session.doWork(connection -> run(connection, AS_SERVICE, null));
            return flushed(work);
        });
    }

    /// As the person the caller acts for, or as nobody. `repeatable` as in [Transactions#run].
    public <T> T asCaller(boolean repeatable, Supplier<T> work) {
        return as(caller.person(), repeatable, work);
    }

    <T> T as(Optional<UUID> person, boolean repeatable, Supplier<T> work) {
        var actor = person.map(UUID::toString).orElse("");
        return transactions.run(repeatable, () -> {
            session.doWork(connection -> run(connection, AS_PERSON, actor));
            return flushed(work);
        });
    }

    /// As the service, by work whose first statement begins with [#AS_SERVICE] itself and which flushes by itself: two
    /// round trips fewer.
    public <T> T itself(Supplier<T> work) {
        return transactions.run(true, work);
    }

    /// Flushed inside the work, so that a collision is seen as one.
    private <T> T flushed(Supplier<T> work) {
        var result = work.get();
        session.flush();
        return result;
    }

    private static void run(Connection connection, String sql, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            statement.execute();
        }
    }
}
