package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.session.support.Postgres;
import dev.parley.session.support.SessionTest;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@SessionTest
class MigrationTest {
    Postgres postgres;

    @Test
    void servicesThatStartAtOnceMakeTheSchemaOnce() throws Exception {
        postgres.createDatabase("fresh");

        try (var threads = Executors.newFixedThreadPool(3)) {
            var applied = threads.invokeAll(Collections.<Callable<Integer>>nCopies(3, () -> migrate("fresh"))).stream()
                    .mapToInt(Future::resultNow)
                    .sum();
            assertEquals(versions(), applied);
        }

        assertEquals(0, migrate("fresh"));
        try (var connection = postgres.owner("fresh");
                var statement = connection.createStatement()) {
            statement.execute("set role parley_app");
            assertTrue(statement.executeQuery("select count(*) from message").next());
        }
    }

    @Test
    void whatWasIndexedByOtherRulesIsIndexedAnewThoughTheOwnerIsNoSuperuser() throws Exception {
        postgres.createDatabase("indexed");
        flyway("indexed").target("15").load().migrate();
        try (var connection = postgres.admin("indexed");
                var statement = connection.createStatement()) {
            statement.execute("update search_position set position = gen_random_uuid()");
        }

        migrate("indexed");

        try (var connection = postgres.admin("indexed");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select position::text from search_position")) {
            assertTrue(rows.next());
            assertEquals("00000000-0000-0000-0000-000000000000", rows.getString(1));
        }
    }

    private int versions() {
        return flyway("fresh").load().info().applied().length;
    }

    private int migrate(String database) {
        return flyway(database).load().migrate().migrationsExecuted;
    }

    private FluentConfiguration flyway(String database) {
        return Flyway.configure().dataSource(postgres.jdbc(database), Postgres.OWNER, Postgres.PASSWORD);
    }
}
