package dev.parley.session.database;

import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs work in a transaction, and again where that may help. The work must therefore have no effect but its writes.
@ApplicationScoped
public class Transactions {
    private static final int MOST_RUNS = 6;

    private final TransactionManager manager;
    private final AgroalDataSource pool;
    private final long retryAfterMillis;
    private final Complaints complaints = new Complaints();
    private final ThreadLocal<Boolean> rehearsing = new ThreadLocal<>();

    /// What is said to whoever asks while the database fails us.
    @ConfigMapping(prefix = "session.database")
    interface DatabaseConfig {
        /// When to try again.
        @WithDefault("2s")
        Duration retryAfter();
    }

    Transactions(TransactionManager manager, AgroalDataSource pool, DatabaseConfig config) {
        this.manager = manager;
        this.pool = pool;
        this.retryAfterMillis = config.retryAfter().toMillis();
    }

    /// How a run of the work went wrong. `trouble` null: it is none of the database's. `unknown`: while committing, so
    /// nobody knows whether it took effect.
    private record Failure(Throwable cause, @Nullable DatabaseFailure trouble, boolean unknown) {}

    /// Runs work whose transactions are all one, of which nothing stays: whatever it writes nobody else ever sees. On
    /// this thread alone.
    ///
    /// @throws RequestRejected `unavailable` when the database is away
    public void rehearse(Runnable work) {
        try {
            manager.begin();
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException("No transaction can be begun", e);
        }
        rehearsing.set(true);
        try {
            work.run();
        } finally {
            rehearsing.remove();
            try {
                manager.rollback();
            } catch (SystemException | RuntimeException e) {
                // It has been rolled back already.
            }
        }
    }

    /// `repeatable`: running the work twice has one effect, so it may be run again even when it is not known whether
    /// the first run was committed.
    public <T> T run(boolean repeatable, Supplier<T> work) {
        return run(repeatable, work, true, false);
    }

    /// The same for repeatable work.
    ///
    /// @throws RowsLocked where somebody else held for too long what it needs
    public <T> T runUnlessLocked(Supplier<T> work) {
        return run(true, work, true, true);
    }

    /// The same for repeatable work that is one round trip, by a connection it takes itself: a transaction without a
    /// beginning and an end in round trips of their own.
    public <T> T oneRoundTrip(Supplier<T> work) {
        return run(true, work, false, false);
    }

    /// The same.
    ///
    /// @throws RowsLocked where somebody else held for too long what it needs
    public <T> T oneRoundTripUnlessLocked(Supplier<T> work) {
        return run(true, work, false, true);
    }

    private <T> T run(boolean repeatable, Supplier<T> work, boolean begins, boolean unlessLocked) {
        if (Boolean.TRUE.equals(rehearsing.get())) {
            return work.get();
        }
        var broken = false;
        for (var run = 1; ; run++) {
            var committing = new boolean[1];
            try {
                var result = begins ? once(work, committing) : work.get();
                complaints.fine();
                return result;
            } catch (RequestRejected refused) {
                throw refused;
            } catch (Exception | AssertionError cause) { // pgjdbc asserts that a broken connection is none.
                var failure = new Failure(cause, DatabaseFailure.of(cause).orElse(null), committing[0]);
                var again = helps(failure, run, broken, repeatable);
                broken |= failure.trouble != DatabaseFailure.COLLISION;
                if (!again) {
                    throw unlessLocked && failure.trouble == DatabaseFailure.LOCKED
                            ? new RowsLocked()
                            : refusal(failure);
                }
            }
        }
    }

    private boolean helps(Failure failure, int run, boolean brokenBefore, boolean repeatable) {
        if (failure.trouble == DatabaseFailure.COLLISION) {
            return run < MOST_RUNS;
        }
        if (failure.trouble == DatabaseFailure.BROKEN) {
            // The others in the pool lead to the same server, which is gone or has been restarted.
            pool.flush(FlushMode.IDLE);
        }
        // A connection that was cut off leaves the pool by itself when its transaction cannot be rolled back.
        var worthIt = failure.trouble == DatabaseFailure.BROKEN
                || failure.trouble == DatabaseFailure.CUT_OFF
                || failure.unknown;
        return worthIt && !brokenBefore && (repeatable || !failure.unknown);
    }

    private RuntimeException refusal(Failure failure) {
        if (failure.trouble == DatabaseFailure.UNSTORABLE) {
            return new RequestRejected(ErrorCode.BAD_REQUEST, "Text with a NUL cannot be stored");
        }
        if (failure.trouble == DatabaseFailure.COLLISION || (failure.trouble == null && !failure.unknown)) {
            return failure.cause instanceof RuntimeException bug ? bug : new IllegalStateException(failure.cause);
        }
        complaints.about(failure.trouble, failure.cause);
        return new RequestRejected(ErrorCode.UNAVAILABLE, "The database is away for the moment", retryAfterMillis);
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
}
