package dev.parley.session.database;

import java.sql.SQLException;
import java.util.Optional;

/// What a failed transaction means for whoever asked for it.
enum Trouble {
    /// Somebody else was quicker (deadlock, serialization, the same key): run it again.
    COLLISION,
    /// The connection broke: run it again on another one, once.
    BROKEN,
    /// There is no server to connect to.
    AWAY,
    /// PostgreSQL is there and too busy, or reads only for now.
    BUSY,
    /// Text or JSON that PostgreSQL cannot keep (NUL).
    UNSTORABLE;

    /// Empty when it is none of these, hence a bug of ours.
    static Optional<Trouble> of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql.getSQLState());
            }
            if (cause instanceof AssertionError assertion && isOfDriver(assertion)) {
                return Optional.of(BROKEN);
            }
        }
        return Optional.empty();
    }

    /// With assertions on, pgjdbc asserts of a connection that has just broken that it never does.
    private static boolean isOfDriver(AssertionError assertion) {
        var trace = assertion.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.postgresql.");
    }

    private static Optional<Trouble> of(String state) {
        if (state == null) {
            return Optional.of(BUSY); // The pool says so when no connection came free in time.
        }
        return switch (state) {
            case "40001", "40P01", "23505" -> Optional.of(COLLISION);
            case "57P01", "57P02", "57P05" -> Optional.of(BROKEN);
            case "08001", "08004", "57P03" -> Optional.of(AWAY);
            case "53300", "53200", "53400", "55P03", "57014", "25006" -> Optional.of(BUSY);
            case "22021", "22P05" -> Optional.of(UNSTORABLE);
            default -> state.startsWith("08") ? Optional.of(BROKEN) : Optional.empty();
        };
    }
}
