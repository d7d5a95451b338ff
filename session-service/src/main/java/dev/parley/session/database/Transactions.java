package dev.parley.session.database;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.util.function.Supplier;

/// Runs work in a transaction, and again where that may help. The work must therefore have no effect but its writes.
@ApplicationScoped
public class Transactions {
    private static final int MOST_RUNS = 6;

    private final TransactionManager manager;
    private final AgroalDataSource pool;

    Transactions(TransactionManager manager, AgroalDataSource pool) {
        this.manager = manager;
        this.pool = pool;
    }

    /// `repeatable`: running the work twice has one effect, so it may be run again even when it is not known whether
    /// the first run was committed.
    public <T> T run(boolean repeatable, Supplier<T> work) {
        var away = false;
        for (var run = 1; ; run++) {
            var committing = new boolean[1];
            try {
                return once(work, committing);
            } catch (Refused refused) {
                throw refused;
            } catch (Exception failure) {
                var trouble = Trouble.of(failure).orElse(null);
                if (trouble == null && !committing[0]) {
                    throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
                }
                if (trouble == Trouble.AWAY) {
                    // The others in the pool lead to the same server, which is gone or has been restarted.
                    pool.flush(FlushMode.IDLE);
                }
                var again = switch (trouble) {
                    case COLLISION -> run < MOST_RUNS;
                    case AWAY -> !away && (repeatable || !committing[0]);
                    case BUSY, UNSTORABLE -> false;
                    case null -> false;
                };
                away |= trouble == Trouble.AWAY;
                if (!again) {
                    throw refusal(trouble, failure);
                }
            }
        }
    }

    private static RuntimeException refusal(Trouble trouble, Exception failure) {
        if (trouble == Trouble.COLLISION) {
            return new IllegalStateException("A transaction collided in each of its runs", failure);
        }
        if (trouble == Trouble.UNSTORABLE) {
            return new Refused(ErrorCode.BAD_REQUEST, "Text with a NUL cannot be stored");
        }
        Log.warnf("The database is not available trouble=%s reason=%s", trouble, rootMessage(failure));
        return new Refused(ErrorCode.UNAVAILABLE, "The database is away for the moment");
    }

    private <T> T once(Supplier<T> work, boolean[] committing) throws Exception {
        manager.begin();
        T result;
        try {
            result = work.get();
        } catch (Throwable failure) {
            rollBack(failure);
            throw failure;
        }
        committing[0] = true;
        manager.commit();
        return result;
    }

    private void rollBack(Throwable failure) {
        try {
            manager.rollback();
        } catch (SystemException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /// PostgreSQL's own words for these states speak of connections, never of rows.
    private static String rootMessage(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
