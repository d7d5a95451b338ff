package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Session;
import dev.parley.session.support.SessionTest;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// What an injection could do on a connection of the pool.
@SessionTest
class PoolLoginTest {
    private static final String RIGHTS = """
            select session_user, current_user, r.rolsuper or r.rolbypassrls or r.rolcreaterole,
                exists (select from pg_class c where c.relowner = r.oid)
            from pg_roles r where r.rolname = current_user""";

    @Inject
    AgroalDataSource pool;

    @Test
    void resettingTheRoleGainsNothing() throws SQLException {
        Session.somebody();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("reset role");
            try (var rows = statement.executeQuery(RIGHTS)) {
                assertTrue(rows.next());
                assertEquals("parley_app", rows.getString(1));
                assertEquals("parley_app", rows.getString(2));
                assertFalse(rows.getBoolean(3));
                assertFalse(rows.getBoolean(4));
            }
            assertEquals(0, count(connection, "app_user"), "row level security still binds it");
            assertThrows(SQLException.class, () -> statement.execute("set role parley_owner"));
            assertThrows(SQLException.class, () -> statement.execute("alter table message disable row level security"));
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
