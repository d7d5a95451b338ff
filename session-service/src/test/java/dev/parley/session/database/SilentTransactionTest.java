package dev.parley.session.database;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Postgres;
import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// A session-service that is cut off from PostgreSQL in the midst of a transaction: nobody tells PostgreSQL.
@SessionTest
class SilentTransactionTest {
    /// Its 5 s of silence, and the wait of one attempt.
    private static final Duration LIMIT = Duration.ofSeconds(8);

    @Inject
    AgroalDataSource pool;

    @Inject
    Transactions transactions;

    Postgres postgres;

    @Test
    void whatItHasLockedIsGivenBack() throws SQLException {
        var alice = Session.somebody();
        var conversation = Session.of(alice).create("Held").id();
        try (var silent = pool.getConnection()) {
            silent.setAutoCommit(false);
            locks(silent, conversation);

            var end = System.nanoTime() + LIMIT.toNanos();
            var stored = false;
            // Each attempt waits for the lock itself.
            while (!stored && System.nanoTime() < end) {
                stored = Session.service()
                                .append(message(conversation, alice, "the same", "Hello"))
                                .getFirst()
                                .seq()
                        != null;
            }

            assertTrue(stored, "the lock was held for longer than " + LIMIT);
            assertThrows(SQLException.class, () -> locks(silent, conversation), "it has lost its connection");
        }
    }

    @Test
    void itIsRunAgainAndTheOtherConnectionsStay() throws SQLException {
        var others = connected();
        var runs = new ArrayList<Integer>();

        transactions.run(true, () -> {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                runs.add(pid(connection));
                if (runs.size() == 1) {
                    statement.execute("set local idle_in_transaction_session_timeout = '1ms'");
                    awaitEndOf(runs.getFirst());
                }
                return statement.execute("select 1");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        assertEquals(2, runs.size());
        assertNotEquals(runs.getFirst(), runs.getLast());
        others.remove(runs.getFirst());
        assertTrue(alive().containsAll(others), "they had nothing to do with it");
    }

    /// Some of those in the pool, by their processes of PostgreSQL.
    private Set<Integer> connected() throws SQLException {
        try (var one = pool.getConnection();
                var another = pool.getConnection();
                var third = pool.getConnection()) {
            return new HashSet<>(List.of(pid(one), pid(another), pid(third)));
        }
    }

    private Set<Integer> alive() throws SQLException {
        var pids = new HashSet<Integer>();
        try (var admin = postgres.admin();
                var rows = admin.createStatement().executeQuery("select pid from pg_stat_activity")) {
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
        }
        return pids;
    }

    private static int pid(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void awaitEndOf(int pid) throws SQLException {
        try (var admin = postgres.admin();
                var statement = admin.prepareStatement("select from pg_stat_activity where pid = ?")) {
            statement.setInt(1, pid);
            var end = System.nanoTime() + LIMIT.toNanos();
            while (statement.executeQuery().next()) {
                assertTrue(System.nanoTime() < end, "its transaction was not ended");
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }

    private static void locks(Connection connection, UUID conversation) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('parley.service', 'on', true)");
            try (var row = statement.executeQuery(
                    "select id from conversation where id = '" + conversation + "' for update")) {
                assertTrue(row.next());
            }
        }
    }
}
