package dev.parley.session.database;

import dev.parley.service.log.Sparing;
import io.quarkus.logging.Log;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Says that the database fails us: once a second, however many requests it fails, and once when it is over.
final class Complaints {
    /// Without trouble for so long, it is over: while a disk is full, reading goes on as ever.
    private static final long QUIET = TimeUnit.SECONDS.toNanos(5);

    private final Sparing lines = new Sparing();
    private volatile boolean complained;
    private volatile long last;

    /// `databaseFailure` null: it is not known what happened to a commit.
    void about(@Nullable DatabaseFailure databaseFailure, Throwable cause) {
        last = System.nanoTime();
        complained = true;
        lines.turn()
                .ifPresent(leftOut -> Log.warnf(
                        "The database is away or too busy trouble=%s reason=%s left_out=%d",
                        databaseFailure, reason(cause), leftOut));
    }

    /// After each success.
    void fine() {
        if (complained && System.nanoTime() - last > QUIET) {
            complained = false;
            Log.info("The database is back");
        }
    }

    /// PostgreSQL's own words for these states speak of connections and files, never of rows.
    private static @Nullable String reason(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
