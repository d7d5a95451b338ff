package dev.parley.session.database;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a failed transaction means for whoever asked for it.
enum DatabaseFailure {
    /// Somebody else was quicker (deadlock, serialization, the same key): run it again.
    COLLISION,
    /// The connection broke: run it again on another one, once.
    BROKEN,
    /// This connection alone was cut off, as it had been silent for too long: run it again on another one, once.
    CUT_OFF,
    /// There is no server to connect to.
    AWAY,
    /// PostgreSQL is there and too busy, out of something (disk, memory, connections), or reads only for now.
    BUSY,
    /// Somebody else held for too long what it needs.
    LOCKED,
    /// Text or JSON that PostgreSQL cannot keep (NUL).
    UNSTORABLE;

    /// Empty when it is none of these, hence a bug of ours.
    static Optional<DatabaseFailure> of(Throwable failure) {
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

    private static Optional<DatabaseFailure> of(@Nullable String state) {
        if (state == null) {
            return Optional.of(BUSY); // The pool says so when no connection came free in time.
        }
        return switch (state) {
            case "40001", "40P01", "23505" -> Optional.of(COLLISION);
            case "57P01", "57P02", "57P05" -> Optional.of(BROKEN);
            // It may have been we who stood still.
            case "25P03" -> Optional.of(CUT_OFF);
            case "08001", "08004", "57P03", "57P04", "3D000" -> Optional.of(AWAY);
            case "55P03" -> Optional.of(LOCKED);
            // A statement that took too long, one cancelled, an object somebody else alters; reading only.
            case "57014", "55006", "25006" -> Optional.of(BUSY);
            // A file of it is damaged, and whoever asks cannot help that.
            case "XX001", "XX002" -> Optional.of(BUSY);
            case "22021", "22P05" -> Optional.of(UNSTORABLE);
            default -> ofClass(state);
        };
    }

    private static Optional<DatabaseFailure> ofClass(String state) {
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "08" -> Optional.of(BROKEN);
            case "28" -> Optional.of(AWAY); // It does not let us in.
            case "53", "58" -> Optional.of(BUSY); // Out of resources, or failed by the system below it.
            default -> Optional.empty();
        };
    }
}
