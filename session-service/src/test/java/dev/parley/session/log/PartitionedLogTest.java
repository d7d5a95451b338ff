package dev.parley.session.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.session.support.Partitioned;
import dev.parley.session.support.SessionTest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The same where the log is kept in parts.
@SessionTest
@TestProfile(Partitioned.class)
class PartitionedLogTest extends LogTest {
    @Inject
    AgroalDataSource database;

    @Test
    void bothOfItsTablesAreInParts() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select count(*) from pg_inherits
                        where inhparent in ('message'::regclass, 'change'::regclass)""")) {
            row.next();
            assertEquals(2 * Partitioned.PARTS, row.getInt(1));
        }
    }
}
