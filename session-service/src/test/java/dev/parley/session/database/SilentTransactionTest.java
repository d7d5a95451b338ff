package dev.parley.session.database;

import static dev.parley.session.support.Session.message;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A session-service that is cut off from PostgreSQL in the midst of a transaction: nobody tells PostgreSQL.
@SessionTest
class SilentTransactionTest {
    /// Its 5 s of silence, and the wait of one attempt.
    private static final Duration LIMIT = Duration.ofSeconds(8);

    @Inject
    AgroalDataSource pool;

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
