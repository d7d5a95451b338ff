package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {
    private static AssertionError assertionIn(String type) {
        var assertion = new AssertionError("should not throw");
        assertion.setStackTrace(new StackTraceElement[] {new StackTraceElement(type, "isAutoCommit", null, 115)});
        return assertion;
    }

    @Test
    void theDriversAssertionOfABrokenConnectionIsABrokenConnection() {
        var failure = assertionIn("org.postgresql.jdbc.BatchResultHandler");

        assertEquals(Optional.of(DatabaseFailure.BROKEN), DatabaseFailure.of(failure));
        assertEquals(Optional.of(DatabaseFailure.BROKEN), DatabaseFailure.of(new IllegalStateException(failure)));
    }

    @Test
    void anAssertionOfOursIsABug() {
        assertEquals(Optional.empty(), DatabaseFailure.of(assertionIn("dev.parley.session.message.Message")));
    }

    @Test
    void aTransactionThatStoodStillForTooLongHasLostItsOwnConnectionAlone() {
        var failure = new SQLException("terminating connection due to idle-in-transaction timeout", "25P03");

        assertEquals(Optional.of(DatabaseFailure.CUT_OFF), DatabaseFailure.of(failure));
    }

    @Test
    void aStateOfPostgresqlIsReadThroughWhateverWrapsIt() {
        var failure = new RuntimeException(new SQLException("the server is going down", "57P01"));

        assertEquals(Optional.of(DatabaseFailure.BROKEN), DatabaseFailure.of(failure));
    }
}
