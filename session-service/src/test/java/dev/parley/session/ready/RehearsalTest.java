package dev.parley.session.ready;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Postgres;
import dev.parley.session.support.SessionTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@SessionTest
class RehearsalTest {
    @Inject
    Rehearsal rehearsal;

    Postgres postgres;

    @Test
    void everything_is_done_once_and_nothing_of_it_stays() throws SQLException {
        var before = rows();

        rehearsal.play();
        rehearsal.play();

        assertEquals(before, rows());
        assertTrue(before.size() > 8, before::toString);
    }

    /// How many there are in each table of ours.
    private TreeMap<String, Long> rows() throws SQLException {
        var rows = new TreeMap<String, Long>();
        try (var admin = postgres.admin();
                var tables = admin.createStatement();
                var counting = admin.createStatement();
                var names = tables.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (names.next()) {
                try (var count = counting.executeQuery("select count(*) from \"" + names.getString(1) + "\"")) {
                    count.next();
                    rows.put(names.getString(1), count.getLong(1));
                }
            }
        }
        return rows;
    }
}
